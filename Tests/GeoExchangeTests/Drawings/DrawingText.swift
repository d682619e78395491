/// A drawing in DXF, written entity by entity (AutoCAD DXF reference, "ENTITIES section").
struct DrawingFile {
    private var entities: [String] = []
    private var header = ""

    /// Sets the unit, 4 for millimetres and 6 for metres.
    mutating func unit(_ code: Int) { header += "  9\n$INSUNITS\n 70\n\(code)\n" }

    /// Adds a line through positions, with the bulge of its first segment.
    mutating func line(_ layer: String, _ positions: [(Double, Double)], isClosed: Bool = false, bulge: Double? = nil) {
        var text = "  0\nLWPOLYLINE\n  5\n\(handle)\n  8\n\(layer)\n 90\n\(positions.count)\n 70\n\(isClosed ? 1 : 0)\n"
        for (index, position) in positions.enumerated() {
            text += " 10\n\(position.0)\n 20\n\(position.1)\n"
            if index == 0, let bulge { text += " 42\n\(bulge)\n" }
        }
        entities.append(text)
    }

    /// Adds an arc; angles in degrees.
    mutating func arc(_ layer: String, x: Double, y: Double, radius: Double, from: Double, to: Double) {
        entities.append(
            "  0\nARC\n  5\n\(handle)\n  8\n\(layer)\n 10\n\(x)\n 20\n\(y)\n 40\n\(radius)\n 50\n\(from)\n 51\n\(to)\n"
        )
    }

    /// Adds a text.
    mutating func text(_ layer: String, _ words: String, _ x: Double, _ y: Double) {
        entities.append("  0\nTEXT\n  5\n\(handle)\n  8\n\(layer)\n 10\n\(x)\n 20\n\(y)\n 40\n1.0\n  1\n\(words)\n")
    }

    /// Adds a point.
    mutating func point(_ layer: String, _ x: Double, _ y: Double) {
        entities.append("  0\nPOINT\n  5\n\(handle)\n  8\n\(layer)\n 10\n\(x)\n 20\n\(y)\n")
    }

    private var handle: String { String(100 + entities.count, radix: 16, uppercase: true) }

    /// The file, in the code page that Turkish programs write.
    var bytes: [UInt8] {
        let start =
            "  0\nSECTION\n  2\nHEADER\n  9\n$ACADVER\n  1\nAC1015\n  9\n$DWGCODEPAGE\n  3\nANSI_1254\n\(header)"
        let text = "\(start)  0\nENDSEC\n  0\nSECTION\n  2\nENTITIES\n\(entities.joined())  0\nENDSEC\n  0\nEOF\n"
        let letters: [Unicode.Scalar: UInt8] = ["Ğ": 0xD0, "İ": 0xDD, "Ş": 0xDE, "ğ": 0xF0, "ı": 0xFD, "ş": 0xFE]
        return text.unicodeScalars.map { letters[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
    }
}
