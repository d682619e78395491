import GeoCore
import GeoOperations
import LayerTemplates

/// Tells what is wrong with the areas of plans.
struct PlanCoverReport {
    private static let definition = PlanCoverRule.definition

    private let plans: ContainerSet
    private let container: TemplateContainer
    private let context: ValidationContext
    private let faults: FaultCollector
    private let operations = GeometryOperations()

    init(_ plans: ContainerSet, _ container: TemplateContainer, _ context: ValidationContext, _ faults: FaultCollector)
    {
        self.plans = plans
        self.container = container
        self.context = context
        self.faults = faults
    }

    /// An area reaches beyond its plan, or names none that is there.
    func outside(
        _ feature: NamedFeature,
        _ place: (TopologyBlock, Int),
        _ code: String,
        _ rows: [Int],
        _ measure: SliverMeasure
    ) {
        let area = LocalizedText.area(measure.area)
        add(
            feature,
            measure,
            [place] + rows.prefix(1).map { (plans.block, $0) },
            rows.isEmpty
                ? LocalizedText(
                    "\(feature.name.english) names \(container.layer) \(code), which is not there.",
                    tr: "\(feature.name.turkish): belirtilen \(container.layer) \(code) bulunamadı."
                )
                : LocalizedText(
                    "\(feature.name.english) reaches beyond the boundary of \(container.layer) \(code): "
                        + "\(area.english) lie outside.",
                    tr: "\(feature.name.turkish), \(container.layer) \(code) sınırını aşıyor: "
                        + "dışarıda kalan alan \(area.turkish)."
                ),
            LocalizedText(
                "Cut the area at the boundary of the plan, or correct the plan it names.",
                tr: "Alanı plan sınırından kesin ya da bağlı olduğu planı düzeltin."
            )
        )
    }

    /// An area and its plan could not be compared.
    func notCompared(
        _ feature: NamedFeature,
        _ place: (TopologyBlock, Int),
        _ code: String,
        _ rows: [Int],
        _ missing: Double
    ) {
        let area = LocalizedText.area(missing)
        add(
            feature,
            nil,
            [place] + rows.prefix(1).map { (plans.block, $0) },
            LocalizedText(
                "\(feature.name.english) could not be compared with \(container.layer) \(code); "
                    + "its edges say that \(area.english) lie outside.",
                tr: "\(feature.name.turkish), \(container.layer) \(code) ile karşılaştırılamadı; "
                    + "kenarlarına göre dışarıda kalan alan \(area.turkish)."
            ),
            .repairGeometries
        )
    }

    /// A place of a plan is covered by no area.
    func missing(_ code: String, _ plan: Int, _ measure: SliverMeasure) {
        let area = LocalizedText.area(measure.area)
        add(
            nil,
            measure,
            [(plans.block, plan)],
            LocalizedText(
                "\(container.layer) \(code) is not covered by its areas: \(area.english) are empty.",
                tr: "\(container.layer) \(code) alanlarla tümüyle kaplanmamış: boş kalan alan \(area.turkish)."
            ),
            LocalizedText(
                "Draw the missing area, or correct the boundary of the plan.",
                tr: "Eksik alanı çizin ya da plan sınırını düzeltin."
            )
        )
    }

    /// It could not be found out whether a plan is covered.
    func notExamined(_ code: String, _ plan: Int, _ missing: Double) {
        let known = missing.isFinite
        let area = LocalizedText.area(known ? missing : 0)
        add(
            nil,
            nil,
            [(plans.block, plan)],
            LocalizedText(
                "Whether \(container.layer) \(code) is covered by its areas could not be examined"
                    + (known ? "; \(area.english) without them may be roads or missing." : "."),
                tr: "\(container.layer) \(code) alanlarla kaplı mı, incelenemedi"
                    + (known ? "; alansız kalan \(area.turkish) yol da olabilir, eksik de." : ".")
            ),
            .repairGeometries
        )
    }

    /// Without any layer of roads nobody can tell a road from a missing area.
    func withoutRoads(_ code: String, _ plan: Int) {
        let names = context.template?.topology.roads.map(\.layer).joined(separator: ", ") ?? ""
        add(
            nil,
            nil,
            [(plans.block, plan)],
            as: .information,
            LocalizedText(
                "Whether \(container.layer) \(code) is covered by its areas was not examined: "
                    + "no layer of roads (\(names)) is there.",
                tr: "\(container.layer) \(code) alanlarla kaplı mı, incelenmedi: yol katmanı (\(names)) yok."
            ),
            LocalizedText(
                "Load a layer of roads first, so that roads are not taken for missing areas.",
                tr: "Yolların eksik alan sayılmaması için önce bir yol katmanı yükleyin."
            )
        )
    }

    private func add(
        _ feature: NamedFeature?,
        _ measure: SliverMeasure?,
        _ places: [(TopologyBlock, Int)],
        as severity: Severity = Self.definition.severity,
        _ message: LocalizedText,
        _ remedy: LocalizedText
    ) {
        var figure: GeometryColumn?
        if faults.wantsFigure(Self.definition.rule) {
            figure = .rows(places)
            if let measure { figure?.append(row: 0, of: measure.geometry) }
        }
        faults.report(
            Fault(
                Self.definition.rule,
                severity,
                row: feature?.row,
                key: feature?.key,
                // Without a point inside, some point of the feature shows where to look.
                point: measure.flatMap { measure in
                    try? operations.pointOnSurface(row: 0, of: measure.geometry)
                } ?? places.first.flatMap { $0.0.representativePoint(of: $0.1, operations) },
                message: message.capitalized,
                remedy: remedy,
                figure: figure
            )
        )
    }
}

extension LocalizedText {
    /// What to do where GEOS gives up.
    static let repairGeometries = LocalizedText(
        "Check both geometries (V-12, V-33), and compare them by eye.",
        tr: "İki geometriyi de denetleyin (V-12, V-33) ve gözle karşılaştırın."
    )
}
