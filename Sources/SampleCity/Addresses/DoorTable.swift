package import GeoCore

/// The doors as the numbering office exports them: semicolons, decimal commas, CP1254, and Y (easting) before X (northing).
package struct DoorTable: Sendable {
    private let plan: TownPlan

    /// Creates the table of a town.
    package init(plan: TownPlan) { self.plan = plan }

    /// The number of pieces: one for each cell.
    package var pieceCount: Int { plan.cells.count }

    /// The names of the columns.
    package static let header = [
        "KAPI_NO", "SOKAK", "MAHALLE", "Y", "X", "İLÇE", "ADA", "PARSEL", "KULLANIM_ŞEKLİ", "UAVT_NO",
    ]

    /// Adds the line of column names, in CP1254.
    package func appendHeader(to writer: inout ByteWriter) { append(Self.header, to: &writer) }

    /// Adds the lines of one block, in CP1254.
    ///
    /// - Returns: The number of lines.
    package func append(piece: Int, to writer: inout ByteWriter) -> Int {
        guard let block = plan.block(piece) else { return 0 }
        let doors = plan.doors(of: block)
        for door in doors {
            append(
                [
                    String(door.number), door.street, block.neighbourhood.name, decimal(door.place.x),
                    decimal(door.place.y), TownNames.district, block.cell.label, String(door.parcel),
                    block.cell.use.buildingUse, String(door.code),
                ],
                to: &writer
            )
        }
        return doors.count
    }

    private func append(_ fields: [String], to writer: inout ByteWriter) {
        for byte in WindowsTurkish.encoded(fields.joined(separator: ";") + "\r\n") { writer.append(byte) }
    }

    /// Metres with three decimals behind a comma, as in `530123,450`.
    private func decimal(_ metres: Double) -> String {
        let millimetres = Int((metres * 1_000).rounded())
        return "\(millimetres / 1_000),\(String(1_000 + millimetres % 1_000).dropFirst())"
    }
}
