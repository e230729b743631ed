package dev.serviceregistry.facts;

/**
 * A contract that a service did not provide.
 *
 * @param service the service
 * @param contract the contract's name
 * @param transition what was and what is
 */
public record ContractAdded(String service, String contract, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "dependencies.provides:" + contract;
    }

    @Override
    public String kind() {
        return "contract-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " provides " + contract;
    }
}
