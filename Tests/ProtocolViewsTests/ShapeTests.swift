import FeatureQuery
import GeoCore
import ProtocolViews
import Testing

/// Shapes in EPSG:5254, in metres.
@Suite struct `Geometries of views` {
    private static let square = [0, 0, 100, 0, 100, 100, 0, 100, 0, 0].map(Double.init)

    /// Parts of a square of 100 m: all of it, its west half, and a corner of 10 m by 10 m.
    private static let cuts: [(Envelope, Double)] = [
        (Envelope(minX: -50, minY: -50, maxX: 200, maxY: 200), 10_000),
        (Envelope(minX: 0, minY: 0, maxX: 50, maxY: 100), 5_000),
        (Envelope(minX: 90, minY: 90, maxX: 200, maxY: 200), 100),
    ]

    @Test(arguments: cuts)
    func `areas are cut to what lies in the area`(_ sample: (Envelope, Double)) throws {
        let shown = try shapes(.polygon, [Self.square], area: sample.0, cuts: true)
        #expect(abs(area(of: shown) - sample.1) < 1e-9)
        #expect(shown.types == [.multiPolygon])
    }

    @Test func `what only touches an area is not cut out of it`() throws {
        let area = Envelope(minX: 100, minY: 0, maxX: 200, maxY: 100)
        #expect(try shapes(.polygon, [Self.square], area: area, cuts: true).count == 0)
        #expect(try shapes(.polygon, [Self.square], area: area, cuts: false).xy == Self.square)
        #expect(try shapes(.lineString, [[0, 0, 100, 50]], area: area, cuts: true).count == 0)
    }

    @Test func `paths fall into the pieces inside`() throws {
        let area = Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100)
        let path: [Double] = [-50, 50, 50, 50, 50, 150, 70, 150, 70, 50, 200, 50]
        let shown = try shapes(.lineString, [path], area: area, cuts: true)
        #expect(shown.xy == [0, 50, 50, 50, 50, 100, 70, 100, 70, 50, 100, 50])
        #expect(shown.types == [.multiLineString])
        #expect(shown.parts(of: 0).count == 2)
    }

    @Test func `a path along the border lies in the area`() throws {
        let area = Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100)
        #expect(try shapes(.lineString, [[-10, 0, 110, 0]], area: area, cuts: true).xy == [0, 0, 100, 0])
    }

    @Test func `points are moved to the grid`() throws {
        let shown = try shapes(.point, [[14, 26], [-4, 5], [15, -15]], mask: .snapped(metres: 10))
        #expect(shown.xy == [10, 30, 0, 10, 20, -20])
        #expect(shown.types == [.point, .point, .point])
    }

    @Test func `what is smaller than the grid is shown as a cell or a step`() throws {
        let hut: [Double] = [12, 12, 13, 12, 13, 13, 12, 12]
        #expect(try shapes(.polygon, [hut], mask: .snapped(metres: 10)).xy == [10, 10, 20, 10, 20, 20, 10, 20, 10, 10])
        #expect(try shapes(.lineString, [[12, 12, 13, 13]], mask: .snapped(metres: 10)).xy == [10, 10, 20, 10])
    }

    @Test func `centroids are points`() throws {
        let shown = try shapes(.polygon, [Self.square], mask: .centroid)
        #expect(shown.xy == [50, 50])
        #expect(shown.types == [.point])
    }

    @Test func `generalised paths keep to the tolerance`() throws {
        let path: [Double] = [0, 0, 50, 4, 100, 0]
        #expect(try shapes(.lineString, [path], mask: .generalised(metres: 5)).xy == [0, 0, 100, 0])
        #expect(try shapes(.lineString, [path], mask: .generalised(metres: 3)).xy == path)
    }

    @Test func `heights do not outlive the grid and the centroid`() throws {
        for (mask, keeps) in [(GeometryMask.stored, true), (.snapped(metres: 1), false), (.centroid, false)] {
            let view = try View(
                definition(mask),
                of: schema(.point, true),
                identity: "",
                secret: [],
                references: SampleLayer.references
            )
            var batch = batch([[1, 2]], .point)
            batch.geometry.z = [30]
            #expect(try view.apply(batch).geometry.z == (keeps ? [30] : []))
            #expect(view.schema.geometry?.hasHeights == keeps)
        }
    }

    @Test func `features without geometry lie in no area`() throws {
        let area = Envelope(minX: 0, minY: 0, maxX: 9, maxY: 9)
        #expect(try shapes(.point, [[], [1, 1]], area: area, cuts: false).count == 1)
        #expect(try shapes(.point, [[], [1, 1]]).types == [nil, .point])
    }

    @Test func `areas that are none break the view`() {
        var definition = definition(.stored)
        definition.area = ViewDefinition.Area(polygon: [1, 2, 3], crs: .epsg(5254), cuts: false)
        let error = #expect(throws: PaftaError.self) {
            try View(definition, of: schema(.point), identity: "", secret: [], references: SampleLayer.references)
        }
        #expect(error?.code == .brokenView)
    }

    // MARK: Making

    private func definition(_ mask: GeometryMask) -> ViewDefinition {
        var definition = ViewDefinition(fields: [])
        definition.geometry = mask
        return definition
    }

    private func schema(_ type: GeometryType, _ hasHeights: Bool = false) -> FeatureSchema {
        FeatureSchema(
            collection: "k",
            title: "K",
            geometry: GeometryProperty(name: "geom", type: type, hasHeights: hasHeights, crs: .epsg(5254)),
            properties: []
        )
    }

    private func batch(_ shapes: [[Double]], _ type: GeometryType) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .integer, schema: [])
        for (row, xy) in shapes.enumerated() {
            batch.identifiers.append(integer: Int64(row))
            batch.positions.append(Int64(row))
            guard !xy.isEmpty else {
                batch.geometry.appendNull()
                continue
            }
            for index in stride(from: 0, to: xy.count, by: 2) {
                batch.geometry.appendPosition(x: xy[index], y: xy[index + 1])
            }
            batch.geometry.endRing()
            batch.geometry.endPart(type)
            batch.geometry.endRow(type)
        }
        return batch
    }

    private func shapes(
        _ type: GeometryType,
        _ shapes: [[Double]],
        mask: GeometryMask = .stored,
        area: Envelope? = nil,
        cuts: Bool = false
    ) throws -> GeometryColumn {
        var definition = definition(mask)
        definition.area = area.map { SampleLayer.area($0, cuts: cuts) }
        definition.area?.crs = .epsg(5254)
        let view = try View(
            definition,
            of: schema(type),
            identity: "",
            secret: [],
            references: SampleLayer.references
        )
        return try view.apply(batch(shapes, type)).geometry
    }

    /// In square metres; of the only ring.
    private func area(of column: GeometryColumn) -> Double {
        let xy = column.xy
        var sum = 0.0
        for index in stride(from: 2, to: xy.count, by: 2) {
            sum += xy[index - 2] * xy[index + 1] - xy[index] * xy[index - 1]
        }
        return abs(sum / 2)
    }
}
