package dev.serviceregistry.ledger.forge;

import java.util.List;
import java.util.Map;

/**
 * Who stands behind a pull request.
 *
 * @param opener the login of who opened it
 * @param logins the logins of those who wrote its commits, by the address that the commits name
 * @param approvals the reviews that approve it: of each reviewer the last one that decides, when that approves
 */
public record PullRequestReviews(String opener, Map<String, String> logins, List<ForgeApproval> approvals)
        implements ForgeAnswer {}
