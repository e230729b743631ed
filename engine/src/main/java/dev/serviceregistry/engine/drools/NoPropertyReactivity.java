package dev.serviceregistry.engine.drools;

import org.jspecify.annotations.Nullable;
import org.kie.api.conf.ConfigurationKey;
import org.kie.api.conf.OptionKey;
import org.kie.api.conf.OptionsConfiguration;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.conf.KnowledgeBuilderOption;
import org.kie.internal.builder.conf.MultiValueKieBuilderOption;
import org.kie.internal.builder.conf.PropertySpecificOption;
import org.kie.internal.builder.conf.SingleValueKieBuilderOption;

/** Tells Drools that facts never change, so that it need not find out by reflection which properties could. */
final class NoPropertyReactivity implements KnowledgeBuilderConfiguration {

    @Override
    @SuppressWarnings("unchecked") // The key's type is that of the option it stands for.
    public <C extends SingleValueKieBuilderOption> C getOption(OptionKey<C> key) {
        if (key == (OptionKey<?>) PropertySpecificOption.KEY) {
            return (C) PropertySpecificOption.DISABLED;
        }
        throw new UnsupportedOperationException(key.name());
    }

    @Override
    public void makeImmutable() {
        // It always was.
    }

    @Override
    public <C extends KnowledgeBuilderOption> void setOption(C option) {
        throw new UnsupportedOperationException(option.toString());
    }

    @Override
    public ClassLoader getClassLoader() {
        return NoPropertyReactivity.class.getClassLoader();
    }

    @Override
    public <
                    X extends
                            OptionsConfiguration<
                                            KnowledgeBuilderOption,
                                            SingleValueKieBuilderOption,
                                            MultiValueKieBuilderOption>>
            X as(ConfigurationKey<X> key) {
        throw new UnsupportedOperationException(key.toString());
    }

    @Override
    public boolean setProperty(String name, String value) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public @Nullable String getProperty(String name) {
        return null;
    }
}
