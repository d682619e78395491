package import FeatureQuery
import GeoCore

/// The functions of the implementation plan, one area for each block.
package struct ZoningLayer: TownLayer {
    private let plan: TownPlan

    /// Creates the layer of a town.
    package init(plan: TownPlan) { self.plan = plan }

    package let schema = FeatureSchema(
        "imar_fonksiyon",
        "İmar planı fonksiyonları",
        theme: "imar",
        .polygon,
        [
            .text("plan_adi", 80), .text("sinif", 30), .text("fonksiyon", 60), .text("mahalle_kod", 10),
            .text("ada", 8), .real("taks"), .real("kaks"), .integer("kat_adedi"), .real("yencok"), .text("nizam", 10),
            .real("on_bahce"), .real("yan_bahce"), .real("arka_bahce"),
        ]
    )

    package var pieceCount: Int { plan.cells.count }

    package func append(piece: Int, to batch: inout FeatureBatch) {
        guard let block = plan.block(piece) else { return }
        batch.geometry.append(polygon: block.ring)
        let use = block.cell.use
        let place: [TownValue] = [
            .text(PlanBoundaryLayer.planName), .text(use.planClass), .text(use.planFunction),
            .text(String(block.neighbourhood.code)), .text(block.cell.label),
        ]
        batch.append(identifier: piece + 1, place + conditions(block.rule))
    }

    private func conditions(_ rule: BuildingRule?) -> [TownValue] {
        guard let rule else { return Array(repeating: .none, count: 8) }
        return [
            .real(rule.coverageRatio), .real(rule.floorAreaRatio), .integer(rule.floors), .real(rule.greatestHeight),
            .text(rule.arrangement.rawValue), .real(rule.frontSetback), .real(rule.sideSetback),
            .real(rule.backSetback),
        ]
    }
}

/// The boundary of the implementation plan: one area around all blocks.
package struct PlanBoundaryLayer: TownLayer {
    static let planName = "\(TownNames.district) 1/1000 Ölçekli Uygulama İmar Planı"

    private let plan: TownPlan

    /// Creates the layer of a town.
    package init(plan: TownPlan) { self.plan = plan }

    package let schema = FeatureSchema(
        "plan_siniri",
        "İmar planı sınırı",
        theme: "imar",
        .polygon,
        [
            .text("plan_adi", 80), .text("plan_tipi", 10), .integer("olcek"), .text("karar_no", 20),
            .date("onay_tarihi"), .text("durum", 20),
        ]
    )

    package var pieceCount: Int { 1 }

    package func append(piece: Int, to batch: inout FeatureBatch) {
        let grid = plan.grid
        batch.geometry.append(polygon: plan.outline(columns: 0..<grid.columns, rows: 0..<grid.rows))
        batch.append(
            identifier: 1,
            [
                .text(Self.planName), .text("UİP"), .integer(1_000), .text("2021/147"), .text("2021-06-04"),
                .text("kesin"),
            ]
        )
    }
}
