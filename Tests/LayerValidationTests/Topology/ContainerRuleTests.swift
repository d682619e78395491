import GeoCore
import LayerTemplates
import LayerValidation
import Testing

@Suite struct `Features in the container they name` {
    private let container = TemplateContainer(layer: "mahalle", field: "ada", containerField: "ada")

    /// Two quarters side by side, 100 m wide each.
    private func city() -> DrawnLayer {
        let quarters = DrawnLayer()
        quarters.add(box: 0, 0, 100, 100, ada: "A")
        quarters.add(ring: [(100, 0), (200, 0), (200, 100), (100, 100), (130, 50)], ada: "B")
        let layer = DrawnLayer()
        layer.others["mahalle"] = quarters
        return layer
    }

    private func faults(_ layer: DrawnLayer) throws -> [Fault] {
        try layer.inspect(ContainerRule()) { $0.container = container }
    }

    @Test func `are clean, also where they reach a little beyond or name none`() throws {
        let layer = city()
        layer.add(box: 10, 10, 20, 20, ada: "A")
        layer.add(box: 90, 80, 101, 90, ada: "A")
        layer.add(box: 150, 10, 160, 20, ada: "B")
        layer.add(point: 150, 50, ada: "B")
        layer.add(line: [(10, 10), (20, 20)])
        layer.add(box: 500, 500, 510, 510, ada: nil)
        // The line names a container that is not there.
        #expect(try faults(layer).map(\.row) == [5])
    }

    @Test func `are told where they lie instead`() throws {
        let layer = city()
        layer.add(box: 150, 10, 160, 20, ada: "A")
        layer.add(box: 105, 45, 110, 55, ada: "B")
        layer.add(box: 10, 10, 20, 20, ada: "A")
        let found = try faults(layer).sorted { $0.row ?? 0 < $1.row ?? 0 }
        #expect(found.count == 2)
        #expect(found.first?.message.english.contains("names mahalle A in 'ada' but lies in B") == true)
        #expect(found.last?.message.english.contains("nor in any other") == true)
        #expect(found.first?.figure?.count == 2)
    }

    @Test func `with an arched shape are judged by what lies inside, not by the middle of their envelope`() throws {
        let layer = city()
        // A hook round the notch of B: the middle of its envelope lies in the notch.
        layer.add(ring: [(110, 10), (140, 50), (110, 90), (150, 90), (150, 10)], ada: "B")
        #expect(try faults(layer).isEmpty)
    }

    @Test func `are left alone without the other layer`() throws {
        let layer = DrawnLayer()
        layer.add(box: 0, 0, 10, 10, ada: "Z")
        #expect(try faults(layer).isEmpty)
    }
}
