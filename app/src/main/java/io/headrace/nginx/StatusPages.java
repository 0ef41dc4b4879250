package io.headrace.nginx;

import org.jspecify.annotations.Nullable;

/** The small pages nginx answers with where a status comes without a text. */
final class StatusPages {
    private StatusPages() {}

    /** The page of a status, or null where nginx sends none. */
    static @Nullable String page(int status) {
        String reason = status < 400 ? redirect(status) : error(status);
        if (reason.isEmpty()) {
            return null;
        }
        String title = status + " " + reason;
        return """
        <html>
        <head><title>TITLE</title></head>
        <body>
        <center><h1>TITLE</h1></center>
        <hr><center>headrace</center>
        </body>
        </html>
        """
                .replace("TITLE", title)
                .replace("\n", "\r\n");
    }

    private static String redirect(int status) {
        return switch (status) {
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 303 -> "See Other";
            case 307 -> "Temporary Redirect";
            case 308 -> "Permanent Redirect";
            default -> "";
        };
    }

    private static String error(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Authorization Required";
            case 402 -> "Payment Required";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 411 -> "Length Required";
            case 412 -> "Precondition Failed";
            case 413 -> "Request Entity Too Large";
            case 414 -> "Request-URI Too Large";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Requested Range Not Satisfiable";
            case 421 -> "Misdirected Request";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Temporarily Unavailable";
            case 504 -> "Gateway Time-out";
            case 505 -> "HTTP Version Not Supported";
            case 507 -> "Insufficient Storage";
            default -> "";
        };
    }
}
