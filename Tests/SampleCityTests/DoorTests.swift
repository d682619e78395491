import GeoCore
import SampleCity
import Testing

@Suite struct `House doors` {
    @Test func `an address belongs to one door`() {
        let addresses = Town.blocks.flatMap { block in
            Town.plan.doors(of: block).map { "\(block.neighbourhood.code) \($0.street) \($0.number)" }
        }
        #expect(addresses.count > 300)
        #expect(Set(addresses).count == addresses.count)
    }

    @Test func `doors lie in their parcel`() {
        for block in Town.blocks {
            for door in Town.plan.doors(of: block) {
                let outline = MillimetreRing(block.parcels[door.parcel - 1].ring)
                #expect(MillimetreRing([door.place]).points.allSatisfy(outline.contains))
            }
        }
    }

    @Test func `the table is CP1254 with semicolons, decimal commas and Y before X`() throws {
        let table = DoorTable(plan: Town.plan)
        var writer = ByteWriter()
        table.appendHeader(to: &writer)
        let header = Array(writer.bytes)
        // Capital I with dot is DD and S with cedilla DE in code page 1254.
        #expect(header.starts(with: Array("KAPI_NO;SOKAK;MAHALLE;Y;X;".utf8) + [0xDD, 0x4C, 0xC7, 0x45]))
        #expect(header.suffix(2) == [0x0D, 0x0A])

        writer.removeAll()
        var lines = 0
        for piece in 0..<table.pieceCount { lines += table.append(piece: piece, to: &writer) }
        let rows = writer.bytes.split(separator: 0x0A)
        #expect(rows.count == lines)
        let fields = try #require(rows.first).split(separator: 0x3B).map { String(decoding: $0, as: UTF8.self) }
        #expect(fields.count == DoorTable.header.count)
        #expect(fields[3].hasPrefix("5") && fields[3].count == 10 && fields[3].contains(","))
        #expect(fields[4].hasPrefix("42") && fields[4].count == 11 && fields[4].contains(","))
    }

    @Test(
        arguments: [
            ("ğüşıöç", [0xF0, 0xFC, 0xFE, 0xFD, 0xF6, 0xE7]),
            ("ĞÜŞİÖÇ", [0xD0, 0xDC, 0xDE, 0xDD, 0xD6, 0xC7]),
            ("Iiâ", [0x49, 0x69, 0xE2]),
            ("ðþ€Ω", [0x3F, 0x3F, 0x3F, 0x3F]),
        ] as [(String, [UInt8])]
    )
    func `letters have the bytes of code page 1254`(text: String, bytes: [UInt8]) {
        #expect(WindowsTurkish.encoded(text) == bytes)
    }
}
