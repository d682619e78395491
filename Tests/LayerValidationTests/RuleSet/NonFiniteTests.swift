import FeatureQuery
import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `Coordinates that are no numbers` {
    private static let values = [Double.nan, .infinity, -.infinity, 1e308, -1e308]
    private static let corner = (x: 500_000.25, y: 4_420_000.125)

    /// The same feature with the value as x, as y, in the first, the second and every position.
    private static func spoilt(_ ring: [(Double, Double)], _ value: Double) -> [[(Double, Double)]] {
        [0, 1].filter { $0 < ring.count }
            .flatMap { place in
                [(value, ring[place].1), (ring[place].0, value), (value, value)]
                    .map { position in
                        var spoilt = ring
                        spoilt[place] = position
                        return spoilt
                    }
            } + [ring.map { _ in (value, value) }]
    }

    private static func shapes(_ value: Double) -> [(GeometryType, [[(Double, Double)]])] {
        let (x, y) = corner
        return [(.polygon, square()), (.lineString, [(x, y), (x + 9, y), (x + 9, y + 9)]), (.point, [(x, y)])]
            .map { type, ring in (type, spoilt(ring, value)) }
    }

    private static let fields = [
        TemplateField.text("ada"), .real("tapu_alani", role: .registeredArea), .real("alan", role: .computedArea),
        .text("pafta", role: .sheetName),
    ]

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `are reported with the key of each feature, and by no rule that needs a place`(_ value: Double) throws {
        for (type, rings) in Self.shapes(value) {
            var delivery = try Delivery(Self.fields, key: ["ada"], geometry: type.multi)
            var boundary = GeometryColumn()
            boundary.append(rings: [square(490_000, 4_410_000, side: 20_000)], as: .polygon)
            delivery.context.boundary = boundary
            delivery.context.isRepairing = true
            for (index, ring) in rings.enumerated() {
                delivery.add([.text("\(index + 1)"), .real(400), nil, .text("I29-b-08")], [ring], as: type)
            }
            var rules = RuleSet.featureRules()
            let faults = FaultCollector()
            for index in rules.indices {
                try rules[index].inspect(&delivery.batch, firstRow: 1, delivery.context, faults)
            }
            ComputedArea.fill(&delivery.batch, delivery.context)
            for index in rules.indices { try rules[index].finish(delivery.context, faults) }
            let broken = faults.faults.filter { $0.rule == RuleIdentifier(12) }
            #expect(broken.map(\.key) == rings.indices.map { "\($0 + 1)" }, "\(type)")
            #expect(broken.allSatisfy { $0.severity == .error && !$0.isRepaired })
            #expect(broken.allSatisfy { fault in fault.point.map { $0.x.isFinite && $0.y.isFinite } ?? true })
            let others = Set(faults.faults.filter { $0.row != nil }.map(\.rule.number))
            #expect(others.isSubset(of: [12, 26]), "\(type): \(others)")
            #expect((0..<rings.count).allSatisfy { delivery.batch.properties[2].isNull[$0] })
        }
    }

    @Test(arguments: values)
    func `stop no rule that looks at the whole layer, nor hide faults of neighbours`(_ value: Double) throws {
        let (x, y) = (400_000.0, 4_500_000.0)
        let layer = DrawnLayer(blockSize: 5)
        for index in 0..<12 { layer.add(box: x + 20 * Double(index), y, x + 20 * Double(index) + 20, y + 20) }
        layer.add(box: x + 15, y, x + 20, y + 20)
        layer.add(line: [(x, y - 50), (x + 90, y - 50)])
        layer.add(line: [(x + 40, y - 90), (x + 40, y - 10)])
        layer.add(area: [[[(x, y), (x, y + 20), (x + 20, y + 20), (x + 20, y)]]])
        for ring in Self.spoilt([(x, y), (x + 20, y), (x + 20, y + 20), (x, y + 20)], value) { layer.add(ring: ring) }
        for line in Self.spoilt([(x, y - 50), (x + 90, y - 50)], value) { layer.add(line: line) }
        for point in Self.spoilt([(x, y)], value) { layer.add(point: point[0].0, point[0].1) }
        let plans = DrawnLayer()
        plans.add(box: x, y - 100, x + 300, y + 100)
        (layer.others["plan"], layer.others["drawn"]) = (plans, layer)
        var found: Set<Int> = []
        for hasGroup in [true, false] {
            for rule in RuleSet.layerRules() {
                let faults = try layer.inspect(rule) {
                    ($0.forbidsOverlaps, $0.isNetwork, $0.gapGroup) = (true, true, ["ada"])
                    $0.overlapGroup = hasGroup ? ["ada"] : []
                    $0.container = TemplateContainer(layer: "plan", field: "ada", containerField: "ada")
                }
                found.formUnion(faults.map(\.rule.number))
                let placed = faults.filter { $0.row != nil && abs(value) > 1e308 || value.isNaN }
                #expect(placed.allSatisfy { ($0.row ?? 0) <= 16 || $0.message.english.contains("diameter") })
            }
        }
        #expect(found.isSuperset(of: [20, 21, 25, 27]))
    }
}
