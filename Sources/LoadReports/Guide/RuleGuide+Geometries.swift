internal import GeoCore

extension RuleGuide {
    /// Rules on single geometries.
    static let geometries: [Int: RuleGuide] = [
        11: RuleGuide(
            LocalizedText("Kind of geometry", tr: "Geometri türü"),
            checked: LocalizedText(
                "Geometries are of the kind that the layer takes.",
                tr: "Geometriler katmanın aldığı türde olmalıdır."
            ),
            action: LocalizedText(
                "Turn closed lines into areas, and move what does not belong here to its own layer.",
                tr: "Kapalı çizgileri alana çevirin; buraya ait olmayanları kendi katmanına taşıyın."
            )
        ),
        12: RuleGuide(
            LocalizedText("Geometry valid", tr: "Geometri geçerli"),
            checked: LocalizedText(
                "Outlines are closed, do not cross themselves, and have their holes inside.",
                tr: "Sınırlar kapalı olmalı, kendini kesmemeli; delikler alanın içinde kalmalıdır."
            ),
            action: LocalizedText(
                "Correct the marked place in NETCAD, or in QGIS with 'Fix geometries'; '--repair' does it while loading.",
                tr:
                    "İşaretli yeri NETCAD'de ya da QGIS'te 'Geometrileri onar' ile düzeltin; '--repair' yüklerken düzeltir."
            )
        ),
        13: RuleGuide(
            LocalizedText("Geometry present", tr: "Geometri var"),
            checked: LocalizedText(
                "Every feature has a geometry with a size, and none lies at 0, 0.",
                tr:
                    "Her nesnenin alanı ya da uzunluğu olan bir geometrisi bulunmalı, hiçbiri 0, 0 noktasında olmamalıdır."
            ),
            action: LocalizedText(
                "Draw the missing geometry, or delete the record.",
                tr: "Eksik geometriyi çizin ya da kaydı silin."
            )
        ),
        14: RuleGuide(
            LocalizedText("Curves as lines", tr: "Yaylar çizgiye çevrildi"),
            checked: LocalizedText(
                "Arcs become short lines that leave them by one centimetre at most.",
                tr: "Yaylar, en çok bir santimetre ayrılan kısa doğrulara çevrilir."
            ),
            action: LocalizedText("Nothing: it was done.", tr: "Bir şey yapmanız gerekmez: yapıldı.")
        ),
        15: RuleGuide(
            LocalizedText("Heights", tr: "Yükseklikler"),
            checked: LocalizedText(
                "Heights are kept where the layer has them, and dropped elsewhere.",
                tr: "Yükseklikler, katmanda varsa saklanır; yoksa bırakılır."
            ),
            action: LocalizedText(
                "Nothing, unless the heights are needed.",
                tr: "Yükseklikler gerekli değilse bir şey yapmayın."
            )
        ),
        20: RuleGuide(
            LocalizedText("No geometry twice", tr: "Yinelenen geometri yok"),
            checked: LocalizedText(
                "No two features have the same geometry.",
                tr: "İki nesnenin geometrisi aynı olmamalıdır."
            ),
            action: LocalizedText(
                "Delete the copy; look first which of the two has the right attributes.",
                tr: "Kopyayı silin; önce hangisinin öznitelikleri doğru, ona bakın."
            )
        ),
        21: RuleGuide(
            LocalizedText("No overlaps", tr: "Çakışma yok"),
            checked: LocalizedText(
                "Areas do not overlap their neighbours, slivers aside.",
                tr: "Alanlar, kıymıklar dışında komşularıyla çakışmamalıdır."
            ),
            action: LocalizedText(
                "Move the common boundary so that both use the same points.",
                tr: "Ortak sınırı, iki nesne aynı noktaları kullanacak biçimde düzeltin."
            )
        ),
        22: RuleGuide(
            LocalizedText("No gaps", tr: "Boşluk yok"),
            checked: LocalizedText(
                "Neighbours in a block meet without a gap.",
                tr: "Ada içinde komşular arasında boşluk kalmamalıdır."
            ),
            action: LocalizedText(
                "Snap the corner points of the neighbours to each other.",
                tr: "Komşuların köşe noktalarını birbirine yakalatın."
            )
        ),
        27: RuleGuide(
            LocalizedText("Network joined", tr: "Şebeke bağlı"),
            checked: LocalizedText(
                "Lines of a network meet at common points, and crossings have a node.",
                tr: "Şebeke çizgileri ortak noktalarda birleşmeli, kesişmelerde düğüm bulunmalıdır."
            ),
            action: LocalizedText(
                "Snap the end to the other line, or set a node at the crossing.",
                tr: "Ucu öbür çizgiye yakalatın ya da kesişime düğüm koyun."
            )
        ),
        32: RuleGuide(
            LocalizedText("Limits of size", tr: "Boyut sınırları"),
            checked: LocalizedText(
                "No feature has more points or rings than can be handled.",
                tr: "Hiçbir nesnenin nokta ya da halka sayısı işlenebilecek sınırı aşmamalıdır."
            ),
            action: LocalizedText(
                "Split the feature, or thin its points.",
                tr: "Nesneyi bölün ya da noktalarını seyreltin."
            )
        ),
        33: RuleGuide(
            LocalizedText("Precision of coordinates", tr: "Koordinat duyarlığı"),
            checked: LocalizedText(
                "Coordinates were not rounded more coarsely than a millimetre.",
                tr: "Koordinatlar milimetreden daha kaba yuvarlanmamış olmalıdır."
            ),
            action: LocalizedText(
                "Export with at least three decimals, in double precision.",
                tr: "En az üç ondalıkla ve çift duyarlıkla dışa aktarın."
            )
        ),
    ]
}
