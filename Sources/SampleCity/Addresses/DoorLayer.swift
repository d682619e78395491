package import FeatureQuery
import GeoCore

/// The house doors, as the numbering office lists them.
package struct DoorLayer: TownLayer {
    private let plan: TownPlan

    /// Creates the layer of a town.
    package init(plan: TownPlan) { self.plan = plan }

    package let schema = FeatureSchema(
        "kapi",
        "Kapı numaraları",
        theme: "adres",
        .point,
        [
            .text("KAPI_NO", 8), .text("SOKAK", 60), .text("MAHALLE", 60), .text("İLÇE", 20), .text("ADA", 8),
            .text("PARSEL", 6), .text("KULLANIM_ŞEKLİ", 20), .text("UAVT_NO", 12),
        ]
    )

    package var pieceCount: Int { plan.cells.count }

    package func append(piece: Int, to batch: inout FeatureBatch) {
        guard let block = plan.block(piece) else { return }
        for door in plan.doors(of: block) {
            batch.geometry.append(point: door.place)
            batch.append(
                identifier: block.firstParcelID + door.parcel - 1,
                [
                    .text(String(door.number)), .text(door.street), .text(block.neighbourhood.name),
                    .text(TownNames.district), .text(block.cell.label), .text(String(door.parcel)),
                    .text(block.cell.use.buildingUse), .text(String(door.code)),
                ]
            )
        }
    }
}
