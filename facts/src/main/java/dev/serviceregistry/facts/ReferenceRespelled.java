package dev.serviceregistry.facts;

/**
 * Another name for a service that was named before, such as the present id in place of a former one.
 *
 * @param service the service that names it
 * @param path the dotted path of the reference
 * @param transition what was and what is
 */
public record ReferenceRespelled(String service, String path, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return path;
    }

    @Override
    public String kind() {
        return "reference-respelled";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " named the same service " + old();
    }
}
