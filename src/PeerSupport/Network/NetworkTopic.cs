namespace Neighbourhood.PeerSupport.Network;

/// <summary>What a practitioner asks about (form F10, "about").</summary>
internal enum NetworkTopic
{
    Housing, Money, FoodAndFuel, Work, MentalHealth, PregnancyAndBirth, Feeding, ChildDevelopment, Send, School, DomesticAbuse, DrugsAndAlcohol, Immigration, Disability, Carers, Fathers,
    Bereavement, YoungPeople, Safeguarding, SharingInformation, Other,
}

internal static class NetworkTopics
{
    internal static IReadOnlyList<NetworkTopic> All { get; } = Enum.GetValues<NetworkTopic>();

    internal static string InWords(NetworkTopic topic) => topic switch
    {
        NetworkTopic.Housing => "Housing",
        NetworkTopic.Money => "Money, benefits and debt",
        NetworkTopic.FoodAndFuel => "Food and fuel",
        NetworkTopic.Work => "Work and training",
        NetworkTopic.MentalHealth => "Mental health",
        NetworkTopic.PregnancyAndBirth => "Pregnancy and birth",
        NetworkTopic.Feeding => "Feeding",
        NetworkTopic.ChildDevelopment => "How a child grows and learns",
        NetworkTopic.Send => "Autism, special needs and disabled children",
        NetworkTopic.School => "Nursery and school",
        NetworkTopic.DomesticAbuse => "Domestic abuse",
        NetworkTopic.DrugsAndAlcohol => "Drugs and alcohol",
        NetworkTopic.Immigration => "Immigration and asylum",
        NetworkTopic.Disability => "A disabled or ill parent",
        NetworkTopic.Carers => "Carers and kinship care",
        NetworkTopic.Fathers => "Fathers",
        NetworkTopic.Bereavement => "Bereavement and loss",
        NetworkTopic.YoungPeople => "Young people",
        NetworkTopic.Safeguarding => "Safeguarding",
        NetworkTopic.SharingInformation => "Sharing information",
        _ => "Something else",
    };

    /// <summary>A topic as it was typed or sent; null where it is none of them.</summary>
    internal static NetworkTopic? Read(NetworkTopic? topic) => topic is { } one && Enum.IsDefined(one) ? one : null;
}
