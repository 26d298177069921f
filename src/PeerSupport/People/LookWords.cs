namespace Neighbourhood.PeerSupport.People;

/// <summary>What a coordinator reads of a look, on its page and as a task.</summary>
internal static class LookWords
{
    /// <summary>A person's safety or a silent channel does not wait for five days.</summary>
    internal static bool IsForToday(LookWhy why) => why is LookWhy.Held or LookWhy.Objected or LookWhy.Restricted or LookWhy.Connected or LookWhy.SupporterLeft;

    /// <summary>It names nobody and does not say whom it is about: a list of tasks is read over shoulders.</summary>
    internal static string Title(LookWhy why) => why switch
    {
        LookWhy.Held => "Contact with somebody is stopped: ask first, before you do anything",
        LookWhy.Objected => "Somebody said no to sharing: look at what may still be done",
        LookWhy.Released => "Contact with somebody may go on: say whether a conversation may open again",
        LookWhy.Restricted => "Somebody's details are protected now: look at how and where they meet",
        LookWhy.Connected => "Two people turn out to know one another: look at their match",
        LookWhy.Moved => "A family has another address: see which programme looks after them now",
        LookWhy.Twice => "Somebody was noted twice: see which request stays",
        LookWhy.Stopped => "Something was stopped here by mistake: look at it, and ask first",
        LookWhy.SupporterLeft => "A supporter has left: choose what becomes of whom they supported",
        _ => "A supervisor has left: choose another for a supporter",
    };

    /// <summary>As the coordinator reads it beside the name.</summary>
    /// <param name="there">Another programme that may look after them from now.</param>
    internal static string Says(LookWhy why, string? there = null) => why switch
    {
        LookWhy.Held => "Do not contact, ask first. Their conversation is silent, and stays so until contact may go on and you have said so here.",
        LookWhy.Objected => "They said no to sharing for peer support. Nothing more of them is shown to a supporter or sent. Their conversation is silent.",
        LookWhy.Released => "Contact may go on. Their conversation is still silent: nothing begins again by itself.",
        LookWhy.Restricted => "Their name and address are protected now. Look at how they are in touch: no walk, no visit and no hub that gives a place away.",
        LookWhy.Connected => "They and their supporter know one another, as far as is recorded. Their conversation is silent. End the match, and look for somebody else.",
        LookWhy.Moved when there is null => "They have another address. No other programme looks after that place now: there is nothing to hand over.",
        LookWhy.Moved => $"They have another address, and another programme looks after that place: {there}.",
        LookWhy.Twice => "Two records of them are one now, and each has a request. See which stays, and end the other.",
        LookWhy.Stopped => "This ended by mistake. Nothing was restored, and nobody was told. Speak with whoever works with the family before anybody is contacted; if it is still wanted, begin a new request.",
        LookWhy.SupporterLeft => "Their supporter has left, and the conversation is silent. Ask them whether they would like somebody else.",
        _ => "Their supervisor has left. Choose another on the supporter's page: without supervision no new match begins.",
    };

    /// <summary>After a button was pressed.</summary>
    internal static string? Told(ListLooks.Then then) => then switch
    {
        ListLooks.Then.Looked => "It is off your list",
        ListLooks.Then.HandOn => "It is handed over",
        ListLooks.Then.End => "It has ended",
        _ => null,
    };

    /// <summary>What may become of it, as the buttons say it.</summary>
    /// <param name="there">Another programme that may look after them from now.</param>
    internal static IEnumerable<(ListLooks.Then Then, string Says)> Choices(LookWhy why, string? there, bool held) => why switch
    {
        LookWhy.SupporterLeft => [(ListLooks.Then.HandOn, "Look for somebody else"), (ListLooks.Then.End, "They want nobody else: end it")],
        LookWhy.Moved when there is not null => [(ListLooks.Then.HandOn, $"Hand over to {there}"), (ListLooks.Then.Looked, "Keep it here")],
        LookWhy.Released when !held => [(ListLooks.Then.Looked, "Let the conversation open again")],
        _ => [(ListLooks.Then.Looked, "I have looked at it")],
    };
}
