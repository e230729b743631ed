package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;

/** Tells where a rule comes from. */
final class RuleOrigin {

    private static final String SHIPPED = "program";

    private RuleOrigin() {}

    /** The pack, the folder of the organisation's own rules, or the program that ships with it. */
    static String of(RuleDescriptor rule, Call call) {
        if (!call.engineOnChanges().rules().isOwn(rule)) {
            return SHIPPED;
        }
        String file = rule.source().file();
        if (!rule.source().pack().isEmpty()) {
            return rule.source().pack();
        }
        return file.startsWith(RuleFolder.OF_REPOSITORY + "/") ? RuleFolder.OF_REPOSITORY : file;
    }
}
