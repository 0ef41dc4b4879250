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

/**
 * What is asked, and where.
 *
 * @param endpoint where to connect to
 * @param host value of the Host field
 * @param path target of the request line, with its query
 * @param url as the user gave it
 */
public record Target(Endpoint endpoint, String host, String path, String url) {

    /** Reads a URL and resolves its host; the first address counts. */
    public static Target parse(String url) {
        URI uri = uri(url);
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        if (!secure && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw bad(
                    url,
                    "it does not start with http:// or https://",
                    "try http://127.0.0.1:8080/");
        }
        String host = uri.getHost();
        if (host == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw bad(url, "it has no valid host and port", "try http://127.0.0.1:8080/");
        }
        int usualPort = secure ? 443 : 80;
        int port = uri.getPort() == -1 ? usualPort : uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        Endpoint endpoint = Endpoint.of(new InetSocketAddress(resolve(host, url), port));
        String hostField = uri.getPort() == -1 ? host : host + ":" + port;
        return new Target(endpoint, hostField, path + query, url);
    }

    /** Whether TLS is spoken. */
    public boolean isSecure() {
        return url.regionMatches(true, 0, "https:", 0, 6);
    }

    /** The name or address that the server's certificate must bear: the host without brackets. */
    String serverName() {
        String name = host.replaceFirst(":[0-9]*$", "");
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }

    /** Whether the address belongs to this machine. */
    public boolean isLocal() {
        return endpoint.isUnix() || isLocal(endpoint.ip());
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

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw bad(url, e.getReason(), "try http://127.0.0.1:8080/");
        }
    }

    private static InetAddress resolve(String host, String url) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Fault(
                    Fault.Kind.UNREACHABLE,
                    "URL " + url + ": host \"" + host + "\" has no address",
                    "the name is misspelt, or no DNS server knows it",
                    "try: getent hosts " + host,
                    e);
        }
    }

    private static Fault bad(String url, String cause, String remedy) {
        return new Fault(Fault.Kind.BAD_INPUT, "URL \"" + url + "\"", cause, remedy);
    }
}
