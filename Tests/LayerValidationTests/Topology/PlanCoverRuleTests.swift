import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `Areas of a plan` {
    private func faults(_ layer: DrawnLayer) throws -> [Fault] {
        let plans = DrawnLayer()
        plans.add(box: 0, 0, 100, 100, ada: "P1")
        plans.add(box: 200, 0, 300, 100, ada: "P2")
        layer.others["plan"] = plans
        return try layer.inspect(PlanCoverRule()) {
            $0.overlapGroup = ["ada"]
            $0.container = TemplateContainer(layer: "plan", field: "ada", containerField: "ada")
        }
    }

    private func halves(_ layer: DrawnLayer, middle: Double = 40) {
        layer.add(box: 0, 0, 40, 100, ada: "P1")
        layer.add(box: middle, 0, 100, 100, ada: "P1")
    }

    @Test func `that fill it and stay inside are clean, and other plans are not looked at`() throws {
        let layer = DrawnLayer()
        halves(layer)
        #expect(try faults(layer).isEmpty)
    }

    @Test func `that leave a strip are reported with the place of the strip`() throws {
        let layer = DrawnLayer()
        halves(layer, middle: 42)
        let found = try faults(layer)
        #expect(found.count == 1 && found.first?.row == nil)
        #expect((40...42).contains(found.first?.point?.x ?? 0))
        #expect(found.first?.message.english.contains("200 m²") == true)
    }

    @Test func `that overlap do not hide what is empty`() throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, 60, 100, ada: "P1")
        layer.add(box: 50, 0, 90, 100, ada: "P1")
        let found = try faults(layer)
        #expect(found.count == 1)
        #expect((90...100).contains(found.first?.point?.x ?? 0))
    }

    @Test func `that reach beyond the boundary, or name no plan, are reported`() throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, 40, 100, ada: "P1")
        layer.add(box: 40, 0, 103, 100, ada: "P1")
        layer.add(box: 400, 0, 410, 10, ada: "P9")
        let found = try faults(layer)
        #expect(found.map(\.row) == [2, 3])
        #expect(found.first?.message.turkish.contains("dışarıda kalan alan 300 m²") == true)
        #expect((100...103).contains(found.first?.point?.x ?? 0))
    }

    @Test func `that cannot be compared are reported, and not passed over`() throws {
        let plans = DrawnLayer()
        plans.add(ring: [(0, 0), (100, 0), (100, .nan), (0, 100)], ada: "P1")
        let layer = DrawnLayer()
        layer.others["plan"] = plans
        halves(layer)
        let found = try layer.inspect(PlanCoverRule()) {
            $0.overlapGroup = ["ada"]
            $0.container = TemplateContainer(layer: "plan", field: "ada", containerField: "ada")
        }
        #expect(found.map(\.row) == [1, 2, nil])
        #expect(found.first?.message.turkish.contains("karşılaştırılamadı") == true)
        #expect(found.last?.message.turkish.contains("incelenemedi") == true)
    }

    @Test func `may name their plan by another field`() throws {
        let plans = DrawnLayer()
        plans.add(box: 0, 0, 100, 100, ada: "P1")
        let layer = DrawnLayer()
        layer.others["plan"] = plans
        layer.add(box: 0, 0, 40, 100, ada: "P1")
        layer.add(box: 40, 0, 99, 100, ada: "1")
        layer.add(box: 99, 0, 100, 100, ada: "2")
        let found = try layer.inspect(PlanCoverRule()) {
            $0.overlapGroup = ["ada"]
            $0.container = TemplateContainer(layer: "plan", field: "ada", containerField: "ada", otherField: "parsel")
        }
        #expect(found.map(\.row) == [3, nil])
        #expect(found.last?.message.english.contains("100 m²") == true)
    }
}

@Suite struct `Roads of a plan` {
    private let road = TemplateRoads(layer: "yol", width: "cap", field: "ada", values: ["yol_orta"])

    /// A plan of 100 m by 100 m whose areas leave the ground between 40 m and `east` free.
    private func faults(_ east: Double, _ roads: DrawnLayer?) throws -> [Fault] {
        let plans = DrawnLayer()
        plans.add(box: 0, 0, 100, 100, ada: "P1")
        let layer = DrawnLayer()
        layer.others = ["plan": plans]
        layer.others["yol"] = roads
        layer.add(box: 0, 0, 40, 100, ada: "P1")
        if east < 100 { layer.add(box: east, 0, 100, 100, ada: "P1") }
        return try layer.inspect(PlanCoverRule()) {
            $0.overlapGroup = ["ada"]
            $0.container = TemplateContainer(layer: "plan", field: "ada", containerField: "ada")
            $0.roads = [road]
        }
    }

    private func roads(at x: Double, width: Int64?, kind: String = "yol_orta") -> DrawnLayer {
        let roads = DrawnLayer()
        roads.add(line: [(x, -20), (x, 120)], cap: width, ada: kind)
        return roads
    }

    @Test func `need no area, with their corners`() throws {
        #expect(try faults(60, roads(at: 50, width: 12)).isEmpty)
    }

    @Test func `do not hide a missing block beside them`() throws {
        // 10 m on both sides of x = 48 are road: 100 m by 42 m are not.
        let found = try faults(100, roads(at: 48, width: 10))
        #expect(found.count == 1 && found.first?.severity == .warning)
        #expect(found.first?.message.english.contains("4200 m²") == true)
        #expect((58...100).contains(found.first?.point?.x ?? 0))
    }

    @Test func `of unknown width take all the ground that they run through`() throws {
        #expect(try faults(100, roads(at: 48, width: nil)).isEmpty)
    }

    @Test func `are not what other lines are`() throws {
        let found = try faults(60, roads(at: 50, width: 12, kind: "enerji_nakil_hatti"))
        #expect(found.count == 1)
        #expect(found.first?.message.english.contains("2000 m²") == true)
    }

    @Test func `are missed where no layer has them, and nothing is claimed`() throws {
        let found = try faults(60, nil)
        #expect(found.map(\.severity) == [.information])
        #expect(found.first?.message.turkish.contains("incelenmedi") == true)
        // What is covered needs no roads.
        #expect(try faults(40, nil).isEmpty)
    }
}

@Suite struct `Boundaries that run through areas` {
    private func faults(_ layer: DrawnLayer, _ plans: DrawnLayer?) throws -> [Fault] {
        layer.others["plan"] = plans
        return try layer.inspect(PlanCoverRule()) { $0.uncrossed = ["plan"] }
    }

    private var plans: DrawnLayer {
        let plans = DrawnLayer()
        plans.add(box: 0, 0, 100, 100, ada: "P1")
        plans.add(box: 100, 0, 200, 100, ada: "P2")
        return plans
    }

    @Test func `are reported with what they cut off`() throws {
        let layer = DrawnLayer()
        layer.add(box: 10, 93, 20, 103)
        layer.add(box: 10, -8, 20, 2)
        layer.add(box: 96, 40, 106, 50)
        let found = try faults(layer, plans).sorted { $0.row ?? 0 < $1.row ?? 0 }
        #expect(found.map(\.row) == [1, 2, 3] && found.allSatisfy { $0.rule == RuleIdentifier(25) })
        #expect(found[0].message.english.contains("30 m² lie outside"))
        #expect(found[1].message.turkish.contains("20 m² sınırın içinde"))
        #expect(found[2].message.english.contains("40 m²"))
        #expect((100...103).contains(found[0].point?.y ?? 0))
    }

    @Test func `do not run through what lies inside, outside, at them or over them by a sliver`() throws {
        let layer = DrawnLayer()
        layer.add(box: 10, 10, 20, 20)
        layer.add(box: 10, 300, 20, 310)
        layer.add(box: 30, 90, 40, 100)
        layer.add(box: 50, 90, 60, 100.005)
        layer.add(line: [(0, 50), (300, 50)])
        #expect(try faults(layer, plans).isEmpty)
        #expect(try faults(layer, nil).isEmpty)
    }
}
