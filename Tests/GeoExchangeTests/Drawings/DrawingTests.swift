import FeatureQuery
import GeoCore
import Testing

@testable import GeoExchange

@Suite struct `Layers made of drawings` {
    private func open(_ drawing: DrawingFile, _ options: DrawingOptions) throws -> VectorFile {
        let folder = try TemporaryFolder()
        let path = try folder.write("imar.dxf", drawing.bytes)
        return try VectorFile.open(path, options: SourceOptions(drawing: options))
    }

    private static let parcels = DrawingOptions(
        areas: ["PARSEL"],
        texts: [.init(layer: "ADA_NO", attribute: "ada"), .init(layer: "PARSEL_NO", attribute: "parsel")]
    )

    /// Two squares of 10 m side by side and their numbers.
    private var squares: DrawingFile {
        var drawing = DrawingFile()
        drawing.line("PARSEL", [(0, 0), (10, 0), (10, 10), (0, 10)], isClosed: true)
        drawing.line("PARSEL", [(10, 0), (20, 0), (20, 10), (10, 10), (10, 0)])
        for (x, number) in [(5.0, "5"), (15.0, "6/A")] {
            drawing.text("ADA_NO", "101", x, 7)
            drawing.text("PARSEL_NO", number, x, 3)
        }
        return drawing
    }

    @Test func `texts become attributes of the areas they stand in`() throws {
        let file = try open(squares, Self.parcels)
        #expect(file.layers.map(\.name) == ["PARSEL"] && file.layers[0].geometryType == .polygon)
        #expect(file.findings.isEmpty)
        let batch = try file.all()
        #expect(try batch.texts("ada") == ["101", "101"])
        #expect(try batch.texts("parsel") == ["5", "6/A"])
        #expect(batch.geometry.envelope(of: 1) == Envelope(minX: 10, minY: 0, maxX: 20, maxY: 10))
    }

    @Test func `texts outside, missing and several are findings with their place`() throws {
        var drawing = squares
        drawing.text("PARSEL_NO", "7", 15, 8)
        drawing.text("PARSEL_NO", "99", 50, 5)
        drawing.line("PARSEL", [(30, 0), (40, 0), (40, 10), (30, 10)], isClosed: true)
        let file = try open(drawing, Self.parcels)
        let found = file.findings.map { "\($0.kind) \($0.attribute ?? "") \($0.x) \($0.y) \($0.position ?? 0)" }
        #expect(
            found == [
                "textOutside parsel 50.0 5.0 0", "severalTexts parsel 15.0 5.0 2", "missingText ada 35.0 5.0 3",
                "missingText parsel 35.0 5.0 3",
            ]
        )
        #expect(try file.all().texts("parsel") == ["5", nil, nil])
        #expect(file.findings[0].message.turkish.contains("'99'"))
    }

    @Test func `the same text twice is one text, and the inner of two areas takes it`() throws {
        var drawing = squares
        drawing.line("PARSEL", [(1, 1), (4, 1), (4, 4), (1, 4)], isClosed: true)
        drawing.text("PARSEL_NO", "8", 2, 2)
        drawing.text("PARSEL_NO", "8", 3, 3)
        let file = try open(drawing, DrawingOptions(areas: ["parsel"], texts: [Self.parcels.texts[1]]))
        #expect(try file.all().texts("parsel") == ["5", "6/A", "8"])
        #expect(file.findings.isEmpty)
    }

    /// Gaps in metres, whether 1 cm closes them, and the vertices of the ring.
    @Test(arguments: [(0.004, true, 5), (0.01, true, 5), (0.03, false, 0)])
    func `outlines are closed within the tolerance`(_ gap: Double, _ isClosed: Bool, _ vertices: Int) throws {
        var drawing = DrawingFile()
        drawing.line("PARSEL", [(0, 0), (10, 0), (10, 10), (0, 10), (0, gap)])
        let file = try open(drawing, DrawingOptions(areas: ["PARSEL"], closingTolerance: 0.01))
        let batch = try file.all()
        #expect(batch.count == (isClosed ? 1 : 0) && batch.geometry.positionCount == vertices)
        let kinds = file.findings.map(\.kind)
        #expect(kinds == (isClosed ? [.closedOutline] : [.openOutline, .openOutline]))
    }

    @Test func `pieces that go round together make areas`() throws {
        var drawing = DrawingFile()
        // Two fields that share a boundary, drawn as three lines whose ends differ by some millimetres.
        drawing.line("ADA", [(10, 0), (0, 0), (0, 10), (10, 10)])
        drawing.line("ADA", [(10.003, 0), (20, 0), (20, 10), (10, 10.003)])
        drawing.line("ADA", [(10, 0.002), (10.002, 10)])
        drawing.line("ADA", [(30, 30), (40, 40)])
        let file = try open(drawing, DrawingOptions(areas: ["ADA"]))
        #expect(try file.all().count == 2)
        let ends = file.findings.filter { $0.kind == .openOutline }
        #expect(ends.map(\.x) == [30, 40])
        #expect(ends[0].message.turkish.contains("14.142 m"))
    }

    /// Coordinates that are not numbers are what GEOS is known to give up on.
    @Test func `lines that cannot be examined are a finding, not silence`() throws {
        var collector = OutlineCollector()
        var lines = GeometryColumn()
        for line in [[(0, 0), (.nan, 5), (7, 7)], [(3, -9), (3, 9)]] as [[(Double, Double)]] {
            for (x, y) in line { lines.appendPosition(x: x, y: y) }
            lines.endRing()
            lines.endPart(.lineString)
            lines.endRow(.lineString)
        }
        for row in 0..<lines.count { collector.add(row, of: lines, layer: "ADA") }
        var maker = AreaMaker(collector, layer: "ADA", tolerance: 0)
        maker.make()
        #expect(maker.areas.isEmpty)
        #expect(maker.findings.map(\.kind) == [.openOutline])
        #expect(maker.findings.first?.message.turkish.contains("incelenemedi") == true)
    }

    @Test func `a single line is open and nothing worse`() throws {
        var drawing = DrawingFile()
        drawing.line("ADA", [(0, 0), (10, 0), (10, 10)])
        let file = try open(drawing, DrawingOptions(areas: ["ADA"]))
        #expect(file.findings.map { "\($0.x) \($0.y)" } == ["0.0 0.0", "10.0 10.0"])
    }

    @Test func `lines and points stay what they are`() throws {
        var drawing = squares
        drawing.line("YOL_ORTA", [(0, -5), (20, -5)])
        drawing.line("YOL_KENAR", [(0, -8), (20, -8)])
        drawing.point("DİREK", 3, 4)
        let file = try open(drawing, DrawingOptions(lines: ["YOL*"], points: ["DİREK"]))
        #expect(file.layers.map(\.name) == ["cizgiler", "DİREK"])
        #expect(try file.all(0).texts("Layer") == ["YOL_ORTA", "YOL_KENAR"])
        #expect(try file.all(1).geometry.xy == [3, 4])
    }

    @Test func `a layer that the drawing has not is an error that names those it has`() throws {
        let error = #expect(throws: PaftaError.self) { try open(squares, DrawingOptions(areas: ["PARSELLER"])) }
        #expect(error?.code == .missingSourceLayer)
        #expect(error?.message.turkish.contains("'PARSEL_NO'") == true)
    }

    /// The height of a segment over its arc: r (1 - cos(step / 2)).
    @Test func `arcs and bulges stay within a centimetre`() throws {
        var drawing = DrawingFile()
        drawing.arc("YAY", x: 500_000, y: 4_400_000, radius: 1_000, from: 10, to: 40)
        drawing.line("YAY", [(0, 0), (100, 0)], bulge: 0.1)
        let folder = try TemporaryFolder()
        let batch = try VectorFile.open(folder.write("yay.dxf", drawing.bytes)).all()
        // A bulge of 0.1 over 100 m: radius = 100 (1 + 0.01) / 0.4 = 252.5 m, the centre 247.5 m to the left.
        let centres = [(500_000.0, 4_400_000.0, 1_000.0), (50.0, 247.5, 252.5)]
        for (row, centre) in centres.enumerated() {
            let xy = batch.geometry.positions(ofRow: row)
                .map { (batch.geometry.xy[2 * $0], batch.geometry.xy[2 * $0 + 1]) }
            #expect(xy.count > 5)
            for (a, b) in zip(xy, xy.dropFirst()) {
                let middle = ((a.0 + b.0) / 2 - centre.0, (a.1 + b.1) / 2 - centre.1)
                let distance = (middle.0 * middle.0 + middle.1 * middle.1).squareRoot()
                #expect(abs(distance - centre.2) <= 0.01, "more than 1 cm")
            }
        }
    }

    @Test func `drawings in millimetres are noted`() throws {
        var drawing = squares
        drawing.unit(4)
        let folder = try TemporaryFolder()
        let file = try VectorFile.open(folder.write("a.dxf", drawing.bytes))
        #expect(file.notes.contains { $0.turkish.contains("milimetre") })
        drawing = squares
        drawing.unit(6)
        #expect(try VectorFile.open(folder.write("b.dxf", drawing.bytes)).notes.isEmpty)
    }

    @Test func `a spoiled drawing gives layers or an error, never a crash`() throws {
        let whole = squares.bytes
        let folder = try TemporaryFolder()
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<150 {
            var bytes = Array(whole.prefix(Int.random(in: 200...whole.count, using: &generator)))
            for _ in 0..<5 { bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0x20...0x7E) }
            let path = try folder.write("a.dxf", bytes)
            do throws(PaftaError) { _ = try VectorFile.open(path, options: .init(drawing: Self.parcels)) } catch {
                #expect(error.category != .internalFault)
            }
        }
    }
}
