package dev.serviceregistry.facts;

/**
 * Another version of a contract, with which the consumers of the former one are served too.
 *
 * @param service the service
 * @param contract the contract's name
 * @param transition what was and what is
 */
public record ContractChanged(String service, String contract, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "dependencies.provides:" + contract;
    }

    @Override
    public String kind() {
        return "contract-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " provided " + old();
    }
}
