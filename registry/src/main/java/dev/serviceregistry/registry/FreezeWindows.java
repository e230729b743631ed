package dev.serviceregistry.registry;

import dev.serviceregistry.facts.FreezeWindow;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads on which days nothing may be deployed to a target. */
public final class FreezeWindows {

    private FreezeWindows() {}

    /**
     * The windows that stand, target by target.
     *
     * @param deployment the table that says how the project is deployed
     */
    public static List<FreezeWindow> of(String project, Table deployment) {
        List<FreezeWindow> windows = new ArrayList<>();
        deployment.tables("target").forEach((target, table) -> {
            if (table.get("freeze").orElse(null) instanceof Array array) {
                for (Node item : array.items()) {
                    if (item instanceof Table window
                            && day(window, "from") instanceof LocalDate from
                            && day(window, "to") instanceof LocalDate to) {
                        String reason = window.string("reason").orElse("").strip();
                        windows.add(new FreezeWindow(
                                project, target, from, to, reason, false, windows.size(), window.source()));
                    }
                }
            }
        });
        return windows;
    }

    private static Object day(Table window, String key) {
        return window.get(key).orElse(null) instanceof Scalar day ? day.value() : "";
    }
}
