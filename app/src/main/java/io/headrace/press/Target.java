package io.headrace.press;

import io.headrace.fault.Fault;
import io.headrace.kernel.Endpoint;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked, and where.
 *
 * @param endpoints where connections go in turn: each address of the host
 * @param host value of the Host field
 * @param port of the URL, wherever connections go
 * @param path target of the request line, with its query; may hold variables
 * @param url as the user gave it
 */
public record Target(List<Endpoint> endpoints, String host, int port, String path, String url) {
    /** Scheme and authority, then path and query; a fragment is none of the server's business. */
    private static final Pattern PARTS = Pattern.compile("([^/?#]*://[^/?#]*)([^#]*)(#.*)?");

    private static final String NO_SCHEME = "it does not start with http:// or https://";
    private static final String EXAMPLE = "try http://127.0.0.1:8080/";
    private static final int PORT_MAX = 65535;

    public Target {
        endpoints = List.copyOf(endpoints);
    }

    /** Reads a URL and resolves its host. */
    public static Target parse(String url) {
        return parse(url, ReachOrder.DIRECT);
    }

    /** Reads a URL and resolves where to connect. */
    static Target parse(String url, ReachOrder reach) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            throw bad(url, NO_SCHEME, EXAMPLE);
        }
        URI origin = uri(url, parts.group(1));
        boolean secure = "https".equalsIgnoreCase(origin.getScheme());
        if (!secure && !"http".equalsIgnoreCase(origin.getScheme())) {
            throw bad(url, NO_SCHEME, EXAMPLE);
        }
        String host = origin.getHost();
        if (host == null || origin.getPort() == 0 || origin.getPort() > PORT_MAX) {
            throw bad(url, "it has no valid host and port", EXAMPLE);
        }
        int usualPort = secure ? 443 : 80;
        int port = origin.getPort() == -1 ? usualPort : origin.getPort();
        String hostField = origin.getPort() == -1 ? host : host + ":" + port;
        String path = parts.group(2).startsWith("/") ? parts.group(2) : "/" + parts.group(2);
        checkPath(url, path);
        return new Target(endpoints(reach, host, port, url), hostField, port, path, url);
    }

    private static List<Endpoint> endpoints(ReachOrder reach, String host, int port, String url) {
        if (!reach.unix().isEmpty()) {
            return List.of(Endpoint.unix(reach.unix()));
        }
        if (reach.connectTo().isEmpty()) {
            return resolve(host, port, "URL " + url);
        }
        String what = "--connect-to " + reach.connectTo();
        URI other = uri(what, "http://" + reach.connectTo());
        if (other.getHost() == null || other.getPort() < 1 || other.getPort() > PORT_MAX) {
            throw new Fault(
                    Fault.Kind.BAD_INPUT,
                    what,
                    "it is no host with a port",
                    "try --connect-to 127.0.0.1:8080");
        }
        return resolve(other.getHost(), other.getPort(), what);
    }

    /** Scheme, host and port as in the URL. */
    String origin() {
        return url.substring(0, url.indexOf("://") + 3) + host;
    }

    /** Another path on the same host, checked. */
    String withPath(String other) {
        checkPath(other, other);
        return other;
    }

    private static void checkPath(String text, String path) {
        try {
            new URI("http://x" + Variable.withoutMarks(path));
        } catch (URISyntaxException e) {
            throw bad(text, e.getReason(), "write it percent-encoded, as RFC 3986 asks");
        }
    }

    /** Whether TLS is spoken. */
    public boolean isSecure() {
        return url.regionMatches(true, 0, "https:", 0, "https:".length());
    }

    /** The name or address that the server's certificate must bear: the host without brackets. */
    String serverName() {
        String name = host.replaceFirst(":[0-9]*$", "");
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }

    /** Whether the address belongs to this machine. */
    public boolean isLocal() {
        return endpoints.stream().allMatch(one -> one.isUnix() || isLocal(one.ip()));
    }

    private static boolean isLocal(InetAddress ip) {
        try {
            return ip.isLoopbackAddress()
                    || ip.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(ip) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    private static URI uri(String shown, String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw bad(shown, e.getReason(), EXAMPLE);
        }
    }

    private static List<Endpoint> resolve(String host, int port, String shown) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(ip -> Endpoint.of(new InetSocketAddress(ip, port)))
                    .toList();
        } catch (UnknownHostException e) {
            throw new Fault(
                    Fault.Kind.UNREACHABLE,
                    shown + ": host \"" + host + "\" has no address",
                    "the name is misspelt, or no DNS server knows it",
                    "try: getent hosts " + host,
                    e);
        }
    }

    private static Fault bad(String url, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, "URL \"" + url + "\"", cause, remedy);
    }
}
