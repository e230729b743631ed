package dev.serviceregistry.facts;

/**
 * How many replicas of a service run at least. Stated only of services that have a tier, run until they are stopped, and are no
 * part of another one and not on every node; {@code replicas} of {@link Service} is stated of all.
 *
 * @param service the service
 * @param replicas the number that its autoscaling keeps to, else the number that is deployed
 * @param source where it is written
 */
public record ReplicaFloor(String service, int replicas, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "deploy.replicas";
    }

    @Override
    public String description() {
        return service + " runs at least " + replicas + " replicas";
    }
}
