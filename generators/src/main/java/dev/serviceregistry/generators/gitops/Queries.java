package dev.serviceregistry.generators.gitops;

/** What is asked of Prometheus about the pods of a release, by the names of metrics that HTTP servers commonly have. */
public final class Queries {

    private Queries() {}

    /**
     * The share of requests that fail, from 0 to 1; nothing while there are none.
     *
     * @param pods a regular expression of the names of the pods
     */
    public static String errorRate(String namespace, String pods) {
        String where = "namespace=\"" + namespace + "\",pod=~\"" + pods + "\"";
        return "(sum(rate(http_requests_total{" + where + ",code=~\"5..\"}[2m])) or vector(0))"
                + " / sum(rate(http_requests_total{" + where + "}[2m]))";
    }

    /**
     * The seconds that all but the slowest hundredth of requests stay below; nothing while there are none.
     *
     * @param pods a regular expression of the names of the pods
     */
    public static String latency(String namespace, String pods) {
        return "histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{namespace=\""
                + namespace + "\",pod=~\"" + pods + "\"}[2m])))";
    }
}
