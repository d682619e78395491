extension AbstractTestSuite {
    /// Comparisons, BETWEEN, IN, LIKE, arithmetic, connectives.
    static let comparisons = #"""
        q IS NULL
        q is not null
        NAME='Luxembourg'
        NAME>='Luxembourg'
        NAME>'Luxembourg'
        NAME<='Luxembourg'
        NAME<'Luxembourg'
        NAME<>'Luxembourg'
        POP_EST=37589262
        POP_EST>=37589262
        POP_EST>37589262
        POP_EST<=37589262
        POP_EST<37589262
        POP_EST<>37589262
        name IS NOT NULL
        name IS NULL
        name='København'
        name>='København'
        name>'København'
        name<='København'
        name<'København'
        name<>'København'
        pop_other IS NOT NULL
        pop_other IS NULL
        pop_other=1038288
        pop_other>=1038288
        pop_other>1038288
        pop_other<=1038288
        pop_other<1038288
        pop_other<>1038288
        "date" IS NOT NULL
        "date" IS NULL
        "date"=DATE('2022-04-16')
        "date">=DATE('2022-04-16')
        "date">DATE('2022-04-16')
        "date"<=DATE('2022-04-16')
        "date"<DATE('2022-04-16')
        "date"<>DATE('2022-04-16')
        start IS NOT NULL
        start IS NULL
        start=TIMESTAMP('2022-04-16T10:13:19Z')
        start<=TIMESTAMP('2022-04-16T10:13:19Z')
        start<TIMESTAMP('2022-04-16T10:13:19Z')
        start>=TIMESTAMP('2022-04-16T10:13:19Z')
        start>TIMESTAMP('2022-04-16T10:13:19Z')
        start<>TIMESTAMP('2022-04-16T10:13:19Z')
        boolean IS NOT NULL
        boolean IS NULL
        boolean=true
        boolean=false
        (NOT (p2 = 2) AND p1 = 1) OR (p3 = 3 and p4 = 4) or not (p1 = 1 OR p4 = 4)
        S_INTERSECTS(q,MULTIPOINT(7.02 49.92, 90 180))
        S_INTERSECTS(q,LINESTRING(-180 -45, 0 -45))
        S_INTERSECTS(q,MULTILINESTRING((-180 -45, 0 -45), (0 45, 180 45)))
        S_INTERSECTS(q,{hole})
        S_INTERSECTS(q,{parts})
        S_INTERSECTS(q,GEOMETRYCOLLECTION(POINT(7.02 49.92), POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))))
        S_INTERSECTS(geom,LINESTRING(-180 -45, 0 -45))
        S_INTERSECTS(geom,MULTILINESTRING((-180 -45, 0 -45), (0 45, 180 45)))
        S_INTERSECTS(geom,{hole})
        S_INTERSECTS(geom,{parts})
        S_INTERSECTS(geom,GEOMETRYCOLLECTION(POINT(7.02 49.92), POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))))
        S_INTERSECTS(geom,{hole}) or S_INTERSECTS(geom,POLYGON((0 0, 10 0, 10 10, 0 10, 0 0)))
        S_INTERSECTS(geom,{hole}) and not S_INTERSECTS(geom,POLYGON((-130 0, 0 0, 0 50, -130 50, -130 0)))
        q LIKE '%'
        q like '_%'
        q like ''
        q like '%%'
        q like '\%\_'
        q BETWEEN 0 AND 100
        q IN (1, 2, 3)
        q in ('foo', 'bar')
        q in (true)
        q in ('2022-04-14T14:52:56Z', '2022-04-14T15:52:56Z')
        q in ('2022-04-14', '2022-04-15')
        name LIKE 'B_r%'
        name NOT LIKE 'B_r%'
        name IN ('Kiev','kobenhavn','Berlin','athens','foo')
        name NOT IN ('Kiev','kobenhavn','Berlin','athens','foo')
        pop_other in (1038288,1611692,3013258,3013257,3013259)
        pop_other not in (1038288,1611692,3013258,3013257,3013259)
        "date" in (DATE('2021-04-16'),DATE('2022-04-16'),DATE('2022-04-18'))
        "date" not in (DATE('2021-04-16'),DATE('2022-04-16'),DATE('2022-04-18'))
        start in (TIMESTAMP('2022-04-16T10:13:19Z'))
        start not in (TIMESTAMP('2022-04-16T10:13:19Z'))
        boolean in (true)
        boolean not in (false)
        pop_other=1038280+8
        pop_other>=1038290-2*2^0
        pop_other>1038290-20/10
        pop_other>1038290-21 div 10
        pop_other>1038290-5%2
        pop_other<=1038200+8*11
        pop_other<1038280+2^3
        pop_other<>1038290-2^1
        pop_other between 4000000/4 and (3*(900000+100000))
        pop_other not between 4000000/4 and (3*(900000+100000))
        pop_other in (1000000+38288,1000000+600000+11692,3*1000000+13258,3*1000000+13257,30*100000+13259)
        pop_other not in (1000000+38288,1000000+600000+11692,3*1000000+13258,3*1000000+13257,30*100000+13259)
        1038280+8=pop_other
        """#

    /// `CASEI` and `ACCENTI`.
    static let texts = #"""
        CASEI(q) = casei('foo')
        CASEI(q) <> casei('FOO')
        CASEI(q) LIKE casei('foo%')
        CASEI(q) LIKE casei('FOO%')
        CASEI(name)=casei('KIEV')
        CASEI(name)=casei('kiev')
        CASEI(name)=casei('Kiev')
        CASEI(name)=casei('København')
        CASEI(name)=casei('københavn')
        CASEI(name)=casei('KØBENHAVN')
        CASEI(name) LIKE casei('B_r%')
        CASEI(name) LIKE casei('b_r%')
        CASEI(name) LIKE casei('B_R%')
        CASEI(name) IN (casei('Kiev'), casei('kobenhavn'), casei('Berlin'), casei('athens'), casei('foo'))
        ACCENTI(q) = accenti('äöüéáí')
        ACCENTI(q) <> accenti('aoueai')
        ACCENTI(q) LIKE accenti('Ä%')
        ACCENTI(q) LIKE accenti('A%')
        ACCENTI(CASEI(q)) = accenti(casei('ÄÉ'))
        ACCENTI(CASEI(q)) = accenti(casei('ae'))
        ACCENTI(CASEI(q)) LIKE accenti(casei('Ä%'))
        ACCENTI(CASEI(q)) LIKE accenti(casei('a%'))
        ACCENTI(name)=accenti('Chișinău')
        ACCENTI(name)=accenti('Chisinau')
        ACCENTI(name)=accenti('Kiev')
        ACCENTI(CASEI(name))=accenti(casei('chișinău'))
        ACCENTI(CASEI(name))=accenti(casei('chisinau'))
        ACCENTI(CASEI(name))=accenti(casei('CHISINAU'))
        ACCENTI(CASEI(name))=accenti(casei('CHIȘINĂU'))
        ACCENTI(name) LIKE accenti('Ch%')
        ACCENTI(CASEI(name)) LIKE accenti(casei('Chiș%'))
        ACCENTI(CASEI(name)) LIKE accenti(casei('cHis%'))
        ACCENTI(CASEI(name)) IN (accenti(casei('Kiev')), accenti(casei('chișinău')), accenti(casei('Berlin')), \#
        accenti(casei('athens')), accenti(casei('foo')))
        ((NOT p1 = 1 AND p2 = 2) OR (p3 = 3 and NOT p4 = 4) or not (p1 = 1 AND p4 = 4))
        """#
}
