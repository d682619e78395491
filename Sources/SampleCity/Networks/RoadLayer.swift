package import FeatureQuery
import GeoCore

/// The centre lines of the streets, from crossing to crossing.
package struct RoadLayer: TownLayer {
    private let plan: TownPlan

    /// Creates the layer of a town.
    package init(plan: TownPlan) { self.plan = plan }

    package let schema = FeatureSchema(
        "yol",
        "Yol orta çizgileri",
        theme: "ulasim",
        .lineString,
        [
            .text("csbm_kod", 12), .text("ad", 60), .text("tip", 10), .real("genislik"), .text("kaplama", 20),
            .text("mahalle_kod", 10),
        ]
    )

    package var pieceCount: Int { plan.segmentCount }

    package func append(piece: Int, to batch: inout FeatureBatch) {
        guard let segment = plan.segment(piece) else { return }
        let line = plan.line(of: segment)
        let (kind, surface) =
            switch line.rank {
            case .boulevard: ("Bulvar", "Asfalt")
            case .avenue: ("Cadde", "Asfalt")
            case .street: ("Sokak", line.width < 10 ? "Kilit Taşı" : "Asfalt")
            }
        batch.geometry.append(line: plan.course(of: segment))
        batch.append(
            identifier: piece + 1,
            [
                .text(String(plan.streetCode(of: segment))), .text(plan.streetName(of: segment)), .text(kind),
                .real(line.width), .text(surface), .text(String(plan.neighbourhood(of: segment).code)),
            ]
        )
    }
}
