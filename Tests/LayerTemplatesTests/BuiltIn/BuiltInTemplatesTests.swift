import FeatureQuery
import GeoCore
import LayerTemplates
import Testing

@Suite struct `Built-in templates` {
    /// The least schemas of the city's layers; a star marks what is required.
    static let schemas: [(String, GeometryType, [String])] = [
        ("mahalle", .multiPolygon, ["uavt_kod*", "ad*", "ilce*", "il_kod*", "nufus"]),
        (
            "parsel", .multiPolygon,
            [
                "il_kod*", "ilce*", "mahalle_kod*", "mahalle*", "ada*", "parsel*", "pafta", "nitelik", "mevkii",
                "tapu_alani", "hesap_alani", "zemin_tipi", "durum", "gittigi_parseller", "tkgm_id", "kaynak",
                "kaynak_tarihi*",
            ]
        ),
        (
            "plan", .multiPolygon,
            [
                "plan_adi*", "tip", "olcek*", "pin", "karar_mercii", "karar_no", "karar_tarihi", "onay_tarihi",
                "aski_bas", "aski_bit", "durum*", "plan_notu", "belge_url",
            ]
        ),
        (
            "imar_fonksiyon", .multiPolygon,
            [
                "plan_id*", "sinif*", "tip*", "tabaka_kod", "ad", "taks", "taks_tip", "kaks", "kaks_tip", "kat_adedi",
                "yukseklik", "yukseklik_tip", "on_bahce", "yan_bahce", "arka_bahce", "nizam",
            ]
        ),
        ("plan_cizgi", .multiLineString, ["tur", "genislik", "mesafe"]),
        (
            "bina", .multiPolygon,
            ["uavt_kod", "maks_id", "kullanim", "kat", "yukseklik", "yapim_yili", "ruhsat_no", "iskan"]
        ),
        ("kapi", .point, ["uavt_kod", "kapi_no", "csbm_kod"]),
        ("yol", .multiLineString, ["csbm_kod", "ad", "tip", "genislik", "kaplama", "tek_yon"]),
        (
            "altyapi_hat", .multiLineString,
            [
                "sebeke*", "alt_tur", "isletmeci*", "cap_mm", "malzeme", "derinlik_m", "basinc", "gerilim",
                "yapim_yili", "durum", "dogruluk_m", "kaynak",
            ]
        ),
        ("altyapi_nokta", .point, ["tur", "sebeke", "kapak_kotu", "taban_kotu"]),
        (
            "kazi_ruhsat", .multiPolygon,
            [
                "ruhsat_no*", "kurum*", "basvuru_tipi*", "is_turu", "zemin", "uzunluk_m", "genislik_m", "derinlik_m",
                "bas*", "bit*", "durum*", "ucret", "gerekce",
            ]
        ),
        ("poi", .point, ["kategori*", "ad*", "adres", "telefon", "nobet_tarihi", "calisma_saati"]),
    ]

    @Test func `are twelve, in the order of the list`() throws {
        #expect(try TemplateLibrary(folder: nil).names == Self.schemas.map(\.0))
    }

    @Test(arguments: schemas)
    func `have the fields of the least schema`(name: String, geometry: GeometryType, fields: [String]) throws {
        let template = try LayerTemplate.builtIn(name)
        #expect(template.geometry?.type == geometry)
        let found = template.fields.filter { !$0.name.hasPrefix("gecerlilik") }
        #expect(found.map { $0.isRequired ? "\($0.name)*" : $0.name } == fields)
        #expect(template.field(of: .validFrom) != nil && template.field(of: .validTo) != nil)
        #expect(template.ownerUnit != nil && template.updatePeriodDays != nil)
        #expect(template.title.turkish != template.title.english)
    }

    @Test func `say who may see a layer as municipalities do`() throws {
        let access = try TemplateLibrary(folder: nil).names.map { try LayerTemplate.builtIn($0).access }
        #expect(
            access == [
                .public, .staff, .public, .staff, .staff, .staff, .staff, .staff, .restricted, .restricted, .staff,
                .public,
            ]
        )
    }

    @Test func `know what has to hold between parcels`() throws {
        let parcel = try LayerTemplate.builtIn("parsel")
        #expect(parcel.key == ["mahalle_kod", "ada", "parsel"])
        #expect(parcel.topology.forbidsOverlaps && parcel.topology.gapGroup == ["mahalle_kod", "ada"])
        #expect(
            parcel.topology.container
                == TemplateContainer(layer: "mahalle", field: "mahalle_kod", containerField: "uavt_kod")
        )
        #expect(parcel.partitionField == "ilce")
        #expect(parcel.field(of: .registeredArea)?.unit == "m2")
        #expect(parcel.field(of: .computedArea)?.name == "hesap_alani")
    }

    @Test func `hold the limits of the planning regulation`() throws {
        let function = try LayerTemplate.builtIn("imar_fonksiyon")
        let coverage = try #require(function.field(of: .groundCoverage)?.range)
        #expect(coverage.contains(1) && coverage.contains(0.01) && !coverage.contains(0) && !coverage.contains(1.01))
        let ratio = try #require(function.field(of: .floorAreaRatio)?.range)
        #expect(ratio.contains(100) && !ratio.contains(0) && !ratio.contains(100.5))
        #expect(function.field(named: "kat_adedi")?.range == TemplateRange(minimum: 1, maximum: 300))
        #expect(function.field(named: "nizam")?.codes.map(\.value) == ["Ayrik", "Bitisik", "Blok", "Serbest", "Ikiz"])
        #expect(function.field(named: "taks_tip")?.codes.map(\.value) == ["Deger", "Serbest", "GecerliDegil"])
        #expect(function.topology.overlapGroup == ["plan_id"])
    }

    @Test func `compare functions and buildings with plans, and know what is road`() throws {
        let topology = try LayerTemplate.builtIn("imar_fonksiyon").topology
        let plan = try LayerTemplate.builtIn("plan")
        let container = try #require(topology.container)
        #expect(container.layer == "plan" && container.field == "plan_id")
        for field in [container.containerField, container.otherField] {
            #expect(field.flatMap { plan.field(named: $0) } != nil)
        }
        for road in topology.roads {
            let template = try LayerTemplate.builtIn(road.layer)
            #expect(template.field(named: road.width)?.type == .real)
            let codes = road.field.flatMap { template.field(named: $0) }?.codes.map(\.value) ?? []
            #expect(road.values.allSatisfy(codes.contains))
        }
        #expect(topology.roads.map(\.layer) == ["plan_cizgi", "yol"])
        #expect(try LayerTemplate.builtIn("bina").topology.uncrossed == ["plan"])
    }

    @Test(arguments: schemas.map(\.0))
    func `map their own field names, titles and names cut for DBF without an open question`(name: String) throws {
        let template = try LayerTemplate.builtIn(name)
        for title in [false, true] {
            let names = template.fields.map { title ? $0.title.turkish : $0.name }
            let mapping = FieldMapping.suggest(source: names.map { .init(name: $0, type: .text) }, template: template)
            #expect(mapping.assignments.map(\.source) == names)
            #expect(mapping.assignments.map(\.field) == template.fields.map(\.name))
        }
    }
}
