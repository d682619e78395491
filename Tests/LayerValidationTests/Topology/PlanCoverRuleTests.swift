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
}
