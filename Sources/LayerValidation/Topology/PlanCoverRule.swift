import FeatureQuery
public import GeoCore
import GeoOperations
import LayerTemplates

/// V-25: the areas of a plan cover it, and none reaches beyond its boundary.
///
/// Looked at if the template names a container (the plan) and an overlap group; features of layers that are not to be
/// crossed, as buildings are not by plans, are ``CrossingCheck``'s. ``SharedArea`` gives how much of each area
/// lies in its plan, and what neighbours have in common. With S1 the sum of the former and S2 of the latter, what is
/// covered lies between S1 - S2 and S1; a plan larger than S1 - S2 by more than `overlapArea` goes to GEOS, which
/// takes the areas away and gives what is left. Of that ``RoadGround`` takes the roads away, which plans draw as lines.
/// Slivers as in V-21 are no faults. Overlaps are ``OverlapRule``'s.
public struct PlanCoverRule: LayerRule {
    /// What the rule is called, and how bad its faults are.
    public static let definition = RuleDefinition(
        25,
        LocalizedText(
            "The areas of a plan cover it and stay inside",
            tr: "Plan içindeki alanlar planı tümüyle kaplar ve sınırını aşmaz"
        ),
        .warning
    )

    private static let planLimit = 20_000

    /// Creates the rule.
    public init() {}

    /// Reports what lies outside of its plan, and what no area covers.
    public func inspect(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        progress: (Double) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let topology = context.template?.topology, let others = context.others,
            faults.isOn(Self.definition.rule), let crs = context.schema.geometry?.crs
        else { return }
        for other in topology.uncrossed {
            try CrossingCheck(layer, other, context, faults).run(progress: progress)
        }
        guard let container = topology.container, !topology.overlapGroup.isEmpty else { return }
        var extent = Envelope.empty
        for envelope in layer.envelopes { extent.extend(by: envelope) }
        guard !extent.isEmpty,
            let answer = try others.features(of: container.layer, meeting: extent, in: crs, limit: Self.planLimit)
        else { return }
        let plans = ContainerSet(answer, field: container.containerField, otherField: container.otherField)
        var check = PlanCoverCheck(layer, plans, container, context, faults)
        try check.inspectAreas()
        try check.takeOverlapsAway(progress: progress)
        try check.inspectPlans()
    }
}
