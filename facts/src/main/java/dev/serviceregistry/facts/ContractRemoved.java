package dev.serviceregistry.facts;

/**
 * A contract that a service provides no more, at all or in the major version that consumers rely on.
 *
 * @param service the service
 * @param contract the contract's name
 * @param transition what was and what is
 */
public record ContractRemoved(String service, String contract, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "dependencies.provides:" + contract;
    }

    @Override
    public String kind() {
        return "contract-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return service + " provided " + old();
    }
}
