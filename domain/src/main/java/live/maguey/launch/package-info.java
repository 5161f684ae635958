/// Whether the venue may open with this release: the customer's requirements with what proves them,
/// the environment as it is now, and the judgement, go or no go.
///
/// - [live.maguey.launch.CheckReadiness] judges, for a [live.maguey.launch.Profile]
/// - [live.maguey.launch.Readiness] is the judgement: each [live.maguey.launch.Item], the score of
///   each [live.maguey.launch.Area], the verdict; [live.maguey.launch.Standing] is how an item
///   stands
/// - [live.maguey.launch.Requirements] has what the customer asked, each a
///   [live.maguey.launch.Requirement]
/// - [live.maguey.launch.Evidence] is what a run of the tests proved, each with its
///   [live.maguey.launch.Outcome]
/// - [live.maguey.launch.Signoff] is what a person has seen, kept in [live.maguey.launch.Signoffs]
///   by [live.maguey.launch.SignOff]
/// - [live.maguey.launch.Probe] is what was seen of the environment
@org.jspecify.annotations.NullMarked
package live.maguey.launch;
