package import FeatureQuery
import GeoCore

/// The buildings.
package struct BuildingLayer: TownLayer {
    private let plan: TownPlan

    /// Creates the layer of a town.
    package init(plan: TownPlan) { self.plan = plan }

    package let schema = FeatureSchema(
        "bina",
        "Binalar",
        theme: "yapi",
        .polygon,
        [
            .text("bina_no", 12), .text("mahalle_kod", 10), .text("ada", 8), .text("parsel", 6),
            .text("kullanim", 20), .integer("kat"), .real("yukseklik"), .integer("yapim_yili"),
            .text("tasiyici", 20), .date("iskan_tarihi"),
        ]
    )

    package var pieceCount: Int { plan.cells.count }

    package func append(piece: Int, to batch: inout FeatureBatch) {
        guard let block = plan.block(piece), let rule = block.rule else { return }
        for parcel in block.parcels where parcel.floors > 0 {
            let identifier = block.firstParcelID + parcel.number - 1
            var random = SplitMix64(seed: plan.seed, stream: .buildings, index: -identifier)
            guard let footprint = Footprint(parcel: parcel, rule: rule, random: &random) else { continue }
            let year = 1_968 + random.index(below: 56)
            let isPermitted = random.index(below: 6) > 0
            batch.geometry.append(polygon: footprint.ring)
            batch.append(
                identifier: identifier,
                [
                    .text("B\(identifier)"), .text(String(block.neighbourhood.code)), .text(block.cell.label),
                    .text(String(parcel.number)), .text(block.cell.use.buildingUse), .integer(parcel.floors),
                    // Three metres a floor stay below the 3.30 of the plan's greatest height.
                    .real(Double(parcel.floors) * 3 + 0.5), .integer(year),
                    .text(year < 1_980 && parcel.floors < 3 ? "Yığma" : "Betonarme"),
                    isPermitted ? .text("\(year + 1)-0\(1 + random.index(below: 9))-15") : .none,
                ]
            )
        }
    }
}
