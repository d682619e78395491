import Foundation
import GeoCore
import LayerValidation
import Testing

@testable import LoadReports

@Suite struct `Report pictures` {
    private func column(_ positions: [(Double, Double)], _ type: GeometryType) -> GeometryColumn {
        var column = GeometryColumn()
        for (x, y) in positions { column.appendPosition(x: x, y: y) }
        column.endRing()
        column.endPart(type)
        column.endRow(type)
        return column
    }

    private func joined(_ columns: GeometryColumn...) -> GeometryColumn {
        var result = GeometryColumn()
        for column in columns { for row in 0..<column.count { result.append(row: row, of: column) } }
        return result
    }

    private var view: Viewport {
        let envelope = Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100)
        return Viewport(fitting: envelope, width: 300, heights: 200...300, ground: GroundScale(nil, y: 0))
    }

    @Test func `north is up and a metre is as long both ways`() {
        #expect(view.top(100) < view.top(0) && view.left(100) > view.left(0))
        #expect(abs((view.left(100) - view.left(0)) - (view.top(0) - view.top(100))) < 1e-6)
    }

    @Test func `what lies beyond one side of the picture is left out`() {
        let outside = column([(500, 0), (600, 50), (500, 100)], .lineString)
        #expect(PathData.text(of: outside, rows: 0..<1, in: view).isEmpty)
        let far = (0...1_000).map { (Double($0) * 1e6, Double($0 % 7) * 1e6) }
        let path = PathData.text(of: column([(50, 50)] + far, .lineString), rows: 0..<1, in: view)
        #expect(path.split(separator: "L").count < 10)
    }

    @Test func `a line through the picture from outside to outside stays`() {
        let path = PathData.text(of: column([(-900, 50), (900, 50)], .lineString), rows: 0..<1, in: view)
        #expect(path.split(separator: "L").count == 2)
    }

    @Test(arguments: [Double.nan, .infinity, 1e300, -1e300, 1e13])
    func `a coordinate that is not of this world spoils no picture`(_ number: Double) throws {
        let figure = column([(0, 0), (number, 5), (10, number), (10, 10), (0, 0)], .polygon)
        let fault = ReportFixture.fault(point: (number, number), figure: figure)
        var findings = try ReportFixture.findings([fault])
        findings.layers[0].outline = figure
        findings.layers[0].extent = Envelope(minX: number, minY: 0, maxX: number, maxY: 1)
        let page = try ReportFixture.page(findings)
        #expect(!page.contains("nan\"") && !page.contains("inf\"") && !page.contains("nan ") && !page.contains("e+"))
    }

    @Test func `a sliver of four centimetres is enlarged`() throws {
        let parcel = ReportFixture.square(488_000, 4_421_000, side: 30)
        let sliver = column(
            [
                (488_030, 4_421_000), (488_030.04, 4_421_000), (488_030.04, 4_421_030), (488_030, 4_421_030),
                (488_030, 4_421_000),
            ],
            .polygon
        )
        #expect(abs(try #require(sliver.meanWidth(ofRow: 0)) - 0.04) < 0.001, "metres")
        let figure = joined(parcel, ReportFixture.square(488_030, 4_421_000, side: 30), sliver)
        let page = try ReportFixture.page(try ReportFixture.findings([ReportFixture.fault(22, figure: figure)]))
        #expect(page.split(separator: "class=\"figure\"").count == 3, "the whole and the place")
        #expect(page.contains(">20 m<") && page.contains(" cm<"), "each has its own scale bar")
    }

    @Test func `one feature far away does not shrink the map`() {
        var outline = GeometryColumn()
        for index in 0..<200 {
            let square = ReportFixture.square(488_000 + 5 * Double(index), 4_421_000 + 5 * Double(index), side: 4)
            outline.append(row: 0, of: square)
        }
        outline.append(row: 0, of: column([(0, 0)], .point))
        let envelope = outline.commonEnvelope
        #expect(envelope.minX > 487_000 && envelope.minY > 4_420_000)
    }

    @Test func `a label lies inside a bent area`() throws {
        let bent = column([(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (2, 2), (2, 10), (0, 10), (0, 0)], .polygon)
        let place = try #require(bent.labelPlace(ofRow: 0, in: Envelope(minX: -1, minY: -1, maxX: 11, maxY: 11)))
        #expect((0.0...2).contains(place.x) || (8.0...10).contains(place.x))
    }

    @Test(arguments: [(0.7, 0.5), (1, 1), (1.9, 1), (37, 20), (99, 50), (100, 100), (4_999, 2_000)])
    func `scale bars have round lengths`(_ limit: Double, _ expected: Double) {
        #expect(abs(Ticks.roundNumber(upTo: limit) - expected) < 1e-9 * expected)
    }

    @Test func `a large layer becomes a bounded outline that covers it`() {
        var outline = LayerOutline(extent: Envelope(minX: 0, minY: 0, maxX: 3_000, maxY: 3_000), crs: nil)
        for index in 0..<10_000 {
            outline.add(ReportFixture.square(Double(index % 100) * 30, Double(index / 100) * 30, side: 29))
        }
        let column = outline.column()
        #expect(column.positionCount < 6_000)
        let envelope = column.envelope()
        #expect(envelope.minX < 13 && envelope.maxX > 2_980 && envelope.minY < 13 && envelope.maxY > 2_980)
    }

    @Test func `a small layer is outlined as it is`() {
        var outline = LayerOutline(extent: Envelope(minX: 0, minY: 0, maxX: 30, maxY: 30), crs: nil)
        outline.add(ReportFixture.square(0, 0, side: 30))
        #expect(outline.column().xy == ReportFixture.square(0, 0, side: 30).xy)
    }
}
