/// The venue's tables: where each stands on a [FloorPlan], what it costs, and how it stands on a
/// night.
///
/// A [Table] has a [Place] on the plan and its [Footprint], beside [Landmark]s such as the bar. The
/// venue has one plan; an event has a copy of its own, an [EventPlan], where each table has a
/// [Standing], derived from inventory, order lines and admissions and never stored.
///
/// Driving ports: [BrowseTables], [ImportTables]. Driven port: [Tables]. Invariants: labels are
/// unique on a plan, and no two tables of it overlap (`FloorPlanTest`); changing one event's plan
/// changes no other's, and no table that is held or sold is changed or withdrawn
/// (`TablesContract`).
@NullMarked
package live.maguey.tables;

import org.jspecify.annotations.NullMarked;
