extension RuleSet {
    /// Rules that look at all features of a layer together.
    public static var layer: [any LayerRule.Type] { layerMakers.map { type(of: $0()) } }

    /// Creates the rules for whole layers, in the order of their numbers.
    ///
    /// - Parameter isOn: Whether a rule is looked at.
    /// - Returns: One of each; ``OverlapRule`` also where only V-25 is on, under which it reports overlaps inside one plan.
    public static func layerRules(where isOn: (RuleIdentifier) -> Bool = { _ in true }) -> [any LayerRule] {
        layerMakers.map { $0() }
            .filter { rule in
                isOn(type(of: rule).definition.rule) || rule is OverlapRule && isOn(OverlapRule.insidePlans)
            }
    }

    private static let layerMakers: [@Sendable () -> any LayerRule] = [
        { NearDatumRule() }, { DuplicateGeometryRule() }, { OverlapRule() }, { GapRule() }, { ContainerRule() },
        { PlanCoverRule() }, { NetworkRule() },
    ]
}
