import FeatureQuery
import GeoCore
import Testing

@Suite struct `Errors of queries` {
    @Test func `an unknown collection is named in both languages, with the way to the list`() {
        let error = PaftaError.unknownCollection("yollar")
        #expect(error.category == .notFound && error.code == .unknownCollection)
        #expect(error.message.english == "There is no collection 'yollar'.")
        #expect(error.message.turkish == "'yollar' adında bir katman yok.")
        #expect(error.remedy?.turkish == "Katmanlar /collections adresinde ve 'pafta layers' komutuyla listelenir.")
        #expect(error.location.fileID == "FeatureQueryTests/FeatureQueryErrorTests.swift")
    }

    @Test func `an endless name is cut`() {
        let error = PaftaError.unknownCollection(String(repeating: "x", count: 100_000))
        #expect(error.message.english.utf8.count < 200)
    }

    @Test func `codes are stable names`() {
        let codes: [PaftaError.Code] = [.unknownCollection, .unknownFeature, .unknownProperty]
        #expect(codes.map(\.description) == ["collection.unknown", "feature.unknown", "property.unknown"])
    }
}
