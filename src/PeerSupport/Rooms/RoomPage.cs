namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>What the page of a wall or group shows, to parents and to supporters.</summary>
internal interface IRoomPage
{
    IReadOnlyList<RoomPosts.Post> Posts { get; }

    /// <summary>Whether what is written there can be answered: on a wall each note stands by itself.</summary>
    bool IsGroup { get; }

    Guid Id { get; }

    /// <summary>What somebody is about to report, or to answer.</summary>
    Guid? PostId { get; }

    Guid? ReplyTo { get; }

    ReportWhy? Why { get; }
}

internal static class RoomPage
{
    /// <summary>What was reported worries them: the way to the concern button is shown with the answer.</summary>
    internal const string Worrying = "worrying";

    internal static string Reported(ReportWhy? why) => why == ReportWhy.Worrying ? Worrying : "reported";

    /// <summary>Over what one writes: whom it answers, where it answers somebody.</summary>
    internal static string Heading(this IRoomPage page) => page.IsGroup && page.Posts.FirstOrDefault(p => p.Id == page.ReplyTo) is { } answered ? $"Write an answer to {answered.SignedAs}" : "Write something";

    internal static string? SaidInWords(string? said) => said switch
    {
        "written" => "Thank you. Somebody from peer support reads it first, and then it is shown.",
        "reported" => "Thank you. Somebody from peer support reads it again.",
        Worrying => "Thank you. Somebody from peer support reads it again. If somebody may come to harm, do not leave it at that: tell us that you are worried. If somebody is in danger now, ring 999.",
        "worried" => "Thank you. It is saved, and somebody is being told. If somebody is in danger now, ring 999.",
        _ => null,
    };
}
