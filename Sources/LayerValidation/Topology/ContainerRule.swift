import FeatureQuery
public import GeoCore
import GeoOperations
import LayerTemplates

/// V-24: features lie in the container they name, such as parcels in their mahalle.
///
/// The containers come from the other layers of the home; without the layer there is nothing to compare with. A point
/// inside the feature decides; if it fails, so does an area only if less than half of it lies in the container. Areas
/// with an overlap group belong to a plan and to ``PlanCoverRule``.
public struct ContainerRule: LayerRule {
    /// What the rule is called, and how bad its faults are.
    public static let definition = RuleDefinition(
        24,
        LocalizedText("Features lie where they say", tr: "Nesneler, bağlı olduklarını belirttikleri alanın içindedir"),
        .warning
    )

    private let operations = GeometryOperations()

    /// Creates the rule.
    public init() {}

    /// Reports the features that lie elsewhere than in the container they name.
    public func inspect(
        _ layer: any BlockedFeatures,
        _ context: ValidationContext,
        _ faults: FaultCollector,
        progress: (Double) throws(PaftaError) -> Void
    ) throws(PaftaError) {
        guard let topology = context.template?.topology, let container = topology.container,
            topology.overlapGroup.isEmpty, context.others != nil, faults.isOn(Self.definition.rule)
        else { return }
        let walk = ContainerWalk(layer, among: container.layer, context)
        try walk.visit(progress: progress) { blocks, features throws(PaftaError) in
            let containers = ContainerSet(features, field: container.containerField, otherField: container.otherField)
            for index in blocks { try inspect(index, of: layer, containers, container, context, faults) }
        }
    }

    private func inspect(
        _ index: Int,
        of layer: any BlockedFeatures,
        _ containers: ContainerSet,
        _ container: TemplateContainer,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        let batch = try layer.block(index)
        guard let codes = batch.codes(in: container.field) else { return }
        let block = TopologyBlock(index, batch)
        let scale = GroundScale(context.crs)
        var shared = SharedArea()
        for row in 0..<block.geometry.count {
            guard let code = codes[row], let point = block.representativePoint(of: row, operations) else { continue }
            let rows = containers.rows(of: containers.code(named: code))
            if rows.contains(where: { containers.contains(point, row: $0) }) { continue }
            if block.geometry.types[row]?.dimension == 2 {
                let inside = rows.reduce(0) { $0 + shared.area(block, row, containers.block, $1, scale) }
                if inside > 0, 2 * inside >= SliverMeasure.measure(row: row, of: block.geometry, scale).area {
                    continue
                }
            }
            report(
                NamedFeature(row, batch, context),
                block,
                row,
                point,
                (code, containers.code(at: point)),
                container,
                (containers.block, rows.first),
                faults
            )
        }
    }

    private func report(
        _ feature: NamedFeature,
        _ block: TopologyBlock,
        _ row: Int,
        _ point: (x: Double, y: Double),
        _ codes: (stated: String, found: String?),
        _ container: TemplateContainer,
        _ stated: (block: TopologyBlock, row: Int?),
        _ faults: FaultCollector
    ) {
        var figure: GeometryColumn?
        if faults.wantsFigure(Self.definition.rule) {
            figure = .rows([(block, row)])
            if let containerRow = stated.row { figure?.append(row: containerRow, of: stated.block.geometry) }
        }
        let name = feature.name
        let message: LocalizedText
        if let found = codes.found {
            message = LocalizedText(
                "\(name.english) names \(container.layer) \(codes.stated) in '\(container.field)' but lies in \(found).",
                tr: "\(name.turkish): '\(container.field)' alanında \(container.layer) \(codes.stated) yazıyor, "
                    + "oysa konumu \(found) içinde."
            )
        } else {
            message = LocalizedText(
                "\(name.english) does not lie in \(container.layer) \(codes.stated), nor in any other.",
                tr: "\(name.turkish), \(container.layer) \(codes.stated) içinde değil; başka birinin içinde de değil."
            )
        }
        faults.report(
            Fault(
                Self.definition.rule,
                Self.definition.severity,
                row: feature.row,
                key: feature.key,
                point: point,
                message: message.capitalized,
                remedy: LocalizedText(
                    "Correct the code, or the place of the feature if that is wrong.",
                    tr: "Kodu düzeltin; yanlış olan konumsa nesneyi doğru yerine taşıyın."
                ),
                figure: figure
            )
        )
    }
}
