#pragma once
// The logs of an audit beside the assumptions: data, decisions, verification, roles.

#include "app/audit_assumptions.h"
#include "app/audit_subject.h"
#include "app/audit_table.h"

#include <string>
#include <vector>

namespace pactsim {

/// People with a role in quality assurance (HM Treasury, Aqua Book); empty = not named.
struct AuditRoles {
    std::string commissioner, analyst, assurer, approver;
};

AuditTable roles_table(const AuditRoles& roles);

/// Data tables behind the scenarios that come with the program, and how many values cite each by name.
AuditTable data_table(const std::vector<AssumptionRow>& rows);

/// What was chosen: forms of the model, arms, futures, replicates, prices, schedule, seed, overrides, and what the program warned of.
AuditTable decisions_table(const AuditSubject& subject, const std::vector<AssumptionRow>& rows);

/// What the program can check of the file by itself; "failed" in column 2 where a check does not hold.
AuditTable verification_table(const AuditSubject& subject);
bool has_failures(const AuditTable& verification);

}  // namespace pactsim
