namespace Neighbourhood.PeerSupport.Network;

/// <summary>Words that say nothing by a capital, and first names that many people have. Of names that are ordinary words too (Grace, Will) a capital within a sentence tells.</summary>
internal static class NamingWords
{
    /// <summary>Folded: days, months, languages, peoples, and what services are called.</summary>
    internal static IReadOnlySet<string> Ordinary { get; } = Words("""
        i im ive ill id monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november december
        christmas easter eid ramadan diwali england english wales welsh scotland scottish ireland irish britain british uk europe european african asian american
        arabic urdu punjabi polish romanian french spanish portuguese somali bengali cantonese mandarin chinese kurdish farsi persian pashto dari ukrainian russian turkish italian german
        hindi gujarati tamil tigrinya amharic yoruba igbo muslim christian jewish hindu sikh catholic roma traveller gypsy pakistan pakistani indian india nigerian nigeria syria syrian
        afghan afghanistan iran iranian iraq iraqi ukraine hong kong albanian eritrean sudanese
        universal credit child tax benefit housing healthy start sure family hub hubs council jobcentre citizens advice home personal independence payment disability living allowance
        attendance carers education health care plan act section school nursery children childrens social services service team centre trust charity society foundation association
        mental community mind nspcc samaritans barnardos shelter gingerbread relate refuge womens aid facebook whatsapp google zoom teams internet team help early need local authority
        department work pensions office ombudsman commission court tribunal police hospital surgery clinic pharmacy library church mosque temple baby bank food pantry fund grant scheme
        year years month week weekend holiday key stage reception tier level part group groups stay play free meal meals blue badge bus pass card discount warm cold weather fuel social budgeting
        loan discretionary budget maternity paternity statutory pay income jobseekers employment support pension carer reduction settlement settled status leave remain right order special guardianship
        midwife midwives visitor visitors doctor nurse nurses worker workers lead consultant dentist pharmacist teacher head manager coordinator practitioner neighbourhood community borough county
        greater manchester trafford ofsted camhs childline samaritan stepchange turn2us mumsnet homestart bookstart portage makaton tommys mencap contact
        salvation army red women refugee covid wifi tesco aldi asda lidl argos amazon advocacy welfare rights legal aid national british royal
        the a an and or but if in on at to of for with by from is are was be my we he she they you your our his her their this that there what where when who how why can do does did has have had
        would could should please thanks thank hello hi dear yes no not any some one two three mum mums dad dads mother father parent parents partner grandmother grandfather gran nan
        """);

    /// <summary>Folded; common first names of people in England that are hardly ever another word.</summary>
    internal static IReadOnlySet<string> FirstNames { get; } = Words("""
        aaron abdul abdullah abigail adam adele adrian agnes ahmed aisha alan albert alex alexander alexandra ali alice alicia alison amanda amelia amina amir amy andrea andrew angela anita ann anna anne
        annie anthony antonio arthur ashley ayesha barbara barry beatrice ben benjamin bernard beth betty beverley bilal brenda brian bridget bruce callum cameron carl carol caroline carolyn catherine
        cathy charles charlie charlotte chloe chris christina christine christopher claire clare clive colin connor craig cynthia daisy damian daniel daniela danielle darren david dawid dean deborah debra
        denise dennis derek diana diane dominic donald donna doreen doris dorothy duncan dylan eddie edith edward eileen elaine eleanor elena elizabeth ella ellen ellie elsie emily emma eric erin ethan
        evelyn evie farah fatima fiona frances francesca francis frederick freya gail gareth gary gavin geoffrey george georgia georgina gerald geraldine gillian gina glen gloria gordon graham gregory
        hamza hannah harold harriet harry hassan helen henry hilary hugh hussain ian ibrahim imran irene isaac isabel isabella isla ismail jacob jacqueline jamal james jamie jane janet janice jason
        jasmine jayden jean jeffrey jenna jennifer jenny jeremy jessica jill joan joanna joanne joe joel johanna john jonathan jordan joseph josephine josh joshua joyce juan judith julia julian julie 
        justin karen karl kate katherine kathleen kathryn katie kayleigh keith kelly kenneth kerry kevin khadija kieran kimberley kirsty kyle laura lauren lawrence leah leanne lee leon leonard lesley
        leslie lewis liam lily linda lindsay lisa liz logan lorraine louis louise lucas lucy luke lydia lynn lynne mackenzie magdalena malcolm marcus margaret maria mariam marie marilyn marion marjorie
        martin martyn mary maryam mateusz matthew maureen megan melanie melissa mia michael michelle mike mohamed mohammad mohammed moira molly monica morgan muhammad nadia naomi natalie natasha nathan
        neil niamh nicholas nicola nicole nigel noah nora norma norman oliver olivia omar oscar owen pamela patricia patrick paul paula pauline penelope peter philip phillip phoebe phyllis rachael rachel
        ralph raymond rebecca reece renee rhys richard rita robert roger roland ronald rosemary roy russell ruth ryan sabrina sadia sally sam samantha samuel sandra sara sarah scott sean sebastian
        shabana shane sharon shaun sheila shirley simon sophia sophie stacey stanley stella stephanie stephen steven stewart stuart susan suzanne sylvia tamara tanya tara teresa terence terry theresa
        thomas timothy tina toby tom tony tracey tracy trevor tyler valerie vanessa vera veronica victoria vincent vivian walter wayne wendy wesley william yasmin yusuf yvonne zachary zahra zainab zara zoe
        amara okafor priya deepa sanjay arjun rohan ananya kwame kofi ama abena chidi ngozi ifeoma tunde femi oluwaseun wei ming mei xin jing piotr agnieszka katarzyna andrzej ioana andrei mihai
        """);

    /// <summary>Folded; names that are everyday words: in lower case nobody is asked about them.</summary>
    internal static IReadOnlySet<string> Everyday { get; } = Words("""
        will mark bill hope joy rose grace faith dawn summer rich jack frank king brown green white black young long little small wood hill field cook baker price best love day sharp bright
        case close cross park lane house page son daughter ray sue pat bob drew miles rob sandy holly ivy heather ruby amber crystal penny patience honey
        walker walk mason fisher hunter carter turner parker porter butler gardener shepherd bishop knight marsh brook stone river rivers bridge north east south west banks field fields moor heath
        forest wood woods snow frost winter autumn star sky angel precious princess prince queen blessing promise favour comfort gift mercy trinity destiny harmony melody pearl jade opal ocean robin
        wren jay swan fox wolf lamb bird art guy nick max ace duke earl major judge law cash sterling bond chance foot hand short tall strong power noble wise moody good fair gay proud smart swift quick
        rush late farmer miller driver potter singer waters pond hall gates glass cotton silver gold salt pepper berry olive basil sage fern flower rain storm light lights winters
        story read reader reading write wright spring street flood burn cannon ball bell bull hay hill hills holder hook horn keys kid law lord lock love lovely moon moss
        peace pool poor pope post pound rice rock root savage seal self shore simple skinner small speed stack steel swallow sweet thorn town ward well
        wild winner woodland worth yard
        """);

    private static HashSet<string> Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
