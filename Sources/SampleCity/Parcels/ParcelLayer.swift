package import FeatureQuery
import GeoCore

/// The cadastral parcels, as a land registry office exports them: short capital field names of a DBF table.
package struct ParcelLayer: TownLayer {
    private let plan: TownPlan

    /// Creates the layer of a town.
    package init(plan: TownPlan) { self.plan = plan }

    package let schema = FeatureSchema(
        "parsel",
        "Kadastro parselleri",
        theme: "kadastro",
        .polygon,
        [
            .integer("IL_KOD"), .text("ILCE", 20), .text("MAH_KOD", 10), .text("MAHALLE", 30), .text("ADA", 8),
            .text("PARSEL", 6), .text("PAFTA", 18), .text("NITELIK", 40), .text("MEVKII", 20), .real("TAPU_ALAN"),
            .date("KAYNAK_TAR"),
        ]
    )

    package var pieceCount: Int { plan.cells.count }

    package func append(piece: Int, to batch: inout FeatureBatch) {
        guard let block = plan.block(piece) else { return }
        let middle = GeographicPosition(turefTM27: block.ring.middle)
        let sheet = SheetName.thousand(longitude: middle.longitude, latitude: middle.latitude)
        let locality = TownNames.localities[
            (block.column / 5 + 7 * (block.row / 7)) % TownNames.localities.count
        ]
        var random = SplitMix64(seed: plan.seed, stream: .parcels, index: -1 - piece)
        for parcel in block.parcels {
            batch.geometry.append(polygon: parcel.ring)
            batch.append(
                identifier: block.firstParcelID + parcel.number - 1,
                [
                    .integer(TownNames.provinceCode), .text(TownNames.district),
                    .text(String(block.neighbourhood.code)), .text(block.neighbourhood.name),
                    .text(block.cell.label), .text(String(parcel.number)), .text(sheet),
                    .text(block.cell.use.landDescription(floors: parcel.floors)), .text(locality),
                    .real(registeredArea(parcel, &random)), .text(block.neighbourhood.surveyDate),
                ]
            )
        }
    }

    /// The area in the title: one parcel in ten was measured before the coordinates were, and differs a little.
    ///
    /// The difference stays below a thousandth, which the cadastral tolerance allows for areas of every size.
    private func registeredArea(_ parcel: Parcel, _ random: inout SplitMix64) -> Double {
        let area = parcel.ring.signedArea
        let difference = random.index(below: 10) == 0 ? random.number(in: -0.001...0.001) : 0
        return (area * (1 + difference) * 100).rounded() / 100
    }
}
