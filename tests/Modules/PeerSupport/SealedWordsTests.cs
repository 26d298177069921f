using Neighbourhood.Access.Contracts;
using Neighbourhood.Modules.PeerSupport.People;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Rooms;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.PeerSupport.Talks;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport;

/// <summary>What is typed freely of somebody stands in no row as it was typed, and is read where it is for.</summary>
public sealed class SealedWordsTests : ArrangedAround
{
    private const string Word = "zebra";

    private static string Typed(string of, string? wide = null, int most = 0) => wide is null ? $"{Word} {of}" : string.Concat(Enumerable.Repeat(wide, most / wide.Length));

    private static Wishes Wished(string? wide = null) => new(
        [Want.BeenThroughIt], [Topic.Feeding], Neighbourhood.PeerSupport.Requests.Channel.Text, Urgency.Ordinary,
        new(Typed("language", wide, NewRequest.LongestLanguage), null, null, Typed("faith", wide, NewRequest.LongestFaith), "near"), Typed("when", wide, NewRequest.LongestWhen), Typed("avoid", wide, NewRequest.LongestAvoid), true, false);

    private static (string?, string?, string?, string?) Kept(SeeRequest.Row row) => (row.PreferLanguage, row.PreferFaith, row.FreeWhen, row.AvoidNote);

    private static (string?, string?, string?, string?) Kept(Wishes wishes) => (wishes.Prefer.Language, wishes.Prefer.Faith, wishes.FreeWhen, wishes.Avoid);

    private Task<SeeRequest.View> Sees(Guid request) => Coordinator.Ask(new SeeRequest(request));

    /// <summary>Every text column of this module, the audit and what is sent to others, in which the word stands.</summary>
    private async Task<IReadOnlyList<string>> Standing(string word)
    {
        var found = new List<string>();
        foreach (var table in Schema.Of(typeof(PeerSupportModule).Assembly).Tables.Where(t => t.Name.StartsWith("peersupport_", StringComparison.Ordinal) || t.Name.StartsWith("kernel_", StringComparison.Ordinal)))
            foreach (var column in table.Columns.Where(c => c.Kind == ValueKind.Text && c.Type != "CHAR(36)"))
                if ((await World.Sql<int>($"SELECT COUNT(*) FROM {table.Name} WHERE LOWER({column.Name}) LIKE @like", new { like = $"%{word}%" })).Single() > 0) found.Add($"{table.Name}.{column.Name}");
        return found;
    }

    [Fact]
    public async Task What_a_request_says_of_somebody_is_in_no_row_and_the_coordinator_reads_it_also_when_it_is_asked_again()
    {
        var (supporter, _) = await Supporting();
        var request = await Hub.Send(new AskForFamily.Command(World.NewId(), Family, Mother, Wished()));
        Assert.Equal(Kept(Wished()), Kept((await Sees(request)).Request));
        await Coordinator.Send(new ScreenRequest.Command(request, 1, true, true, 2, null));
        var sought = (await Coordinator.Ask(new SuggestSupporters(request))).Request;
        Assert.Equal(Kept(Wished()), (sought.PreferLanguage, sought.PreferFaith, sought.FreeWhen, sought.AvoidNote));
        Assert.Equal(sought.PreferLanguage, (await Coordinator.Ask(new SuggestSupporters(request))).Wish.Language);

        var offer = await Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, supporter, Typed("agreed")));
        Assert.Equal(Typed("agreed"), (await Coordinator.Ask(new SeeMatch(offer))).Match.Boundaries);
        await Coordinator.Send(new TakeBackOffer.Command(offer, Typed("why"), 1));
        Assert.Contains((await Coordinator.Ask(new SeeMatch(offer))).Steps, s => s.Reason == Typed("why"));

        var (again, _) = await Supporting();
        await World.Arrange("""
            INSERT INTO peersupport_match (id, request_id, supporter_id, person_id, status, reasons, offered_on, version) VALUES (@match, @request, @again, @Mother, 'Active', 'topic', @Today, 1)
            """, new { match = World.NewId(), request, again, Mother, Today });
        await World.Arrange("UPDATE peersupport_request SET status = 'Active' WHERE id = @request", new { request });
        await Told(new AccountEnded((await World.Sql<Guid>("SELECT user_id FROM peersupport_supporter WHERE id = @again", new { again })).Single(), Today));
        await Settle(LookWhy.SupporterLeft, ListLooks.Then.HandOn);
        var anew = (await World.Sql<Guid>("SELECT id FROM peersupport_request WHERE status = 'New'")).Single();
        Assert.Equal(Kept(Wished()), Kept((await Sees(anew)).Request));
        await Coordinator.Send(new SignpostRequest.Command(anew, 1, Typed("instead")));
        Assert.Equal(Typed("instead"), (await Sees(anew)).Request.SignpostedTo);

        Assert.Empty(await Standing(Word));
        Assert.Contains("peersupport_supporter.known_as", await Standing("robin")); // it would have been found
    }

    [Fact]
    public async Task What_a_parent_answers_to_a_proposal_and_what_came_of_a_conversation_are_in_no_row()
    {
        Years[Mother] = 15;
        var proposal = await Asked(RequestStatus.Proposed);
        await Coordinator.Send(new AnswerProposal.Command(proposal, 1, true, Wished() with { Expecting = true }));
        Assert.Equal(Kept(Wished()), Kept((await Sees(proposal)).Request));
        await Coordinator.Send(new NoteConversation.Command(proposal, Today, Typed("outcome")));
        Assert.Equal(Typed("outcome"), Opened(proposal, Assert.Single(await World.Sql<string>("SELECT discussed_outcome FROM peersupport_request"))));
        Assert.Empty(await Standing(Word));
    }

    [Fact]
    public async Task What_stands_on_a_wall_and_by_which_name_is_in_no_row_and_everybody_who_may_reads_it()
    {
        var (_, robin) = await Supporting();
        var room = await Coordinator.Send(new OpenRoom.Command(World.NewId(), Programme, null, Topic.Premature, RoomKind.Group, "Early babies", "For parents whose baby came early"));
        var post = await World.AsSystem().Send(new WritePost.Command(World.NewId(), room, null, "Zebra", Typed("on a wall")));
        var waits = Assert.Single((await Coordinator.Ask(new ViewRoom.Query(room))).Posts);
        Assert.Equal(("Zebra", Typed("on a wall")), (waits.SignedAs, waits.Words));
        await Coordinator.Send(new DecidePost.Command(room, post, PostDeed.Show, PostState.Waiting));
        var shown = Assert.Single((await robin.Ask(new ReadOwnRoom.Query(room))).Posts);
        Assert.Equal(("Zebra", Typed("on a wall")), (shown.SignedAs, shown.Words));
        Assert.Empty(await Standing(Word));
    }

    [Fact]
    public async Task What_a_supervisor_notes_and_where_a_supporter_is_are_in_no_row()
    {
        var (supporter, _) = await Supporting();
        await Supervisor.Send(new NoteSupervision.Command(World.NewId(), supporter, Today, 4, Typed("note")));
        var profile = (await Coordinator.Ask(new SeeSupporter(supporter))).Profile;
        await Coordinator.Send(new ChangeProfile.Command(supporter, 1, profile with { AreaNote = Typed("area") }));
        var seen = await Coordinator.Ask(new SeeSupporter(supporter));
        Assert.Equal((Typed("note"), Typed("area")), (Assert.Single(seen.Supervisions).Note, seen.Profile.AreaNote));
        Assert.Empty(await Standing(Word));
    }

    [Fact]
    public async Task A_sealed_text_that_was_put_into_another_row_is_read_by_nobody()
    {
        var (mine, other) = (await Asked(), await Asked());
        await World.Arrange("UPDATE peersupport_request SET avoid_note = @closed WHERE id = @other", new { other, closed = Sealed(mine, Typed("avoid")) });
        Assert.Null((await Sees(other)).Request.AvoidNote);
    }

    /// <summary>At the end of the world every text is held against its column (<see cref="StoredCheck"/>).</summary>
    [Theory]
    [InlineData("字")]
    [InlineData("😀")]
    public async Task The_longest_in_the_widest_letters_fits_and_reads_as_it_was_written(string wide)
    {
        var (supporter, actor) = await Supporting();
        var request = await Hub.Send(new AskForFamily.Command(World.NewId(), Family, Mother, Wished(wide)));
        Assert.Equal(Kept(Wished(wide)), Kept((await Sees(request)).Request));
        await Coordinator.Send(new ScreenRequest.Command(request, 1, true, true, 2, null));
        var offer = await Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, supporter, Typed("", wide, OfferSupporter.LongestBoundaries)));
        await Coordinator.Send(new TakeBackOffer.Command(offer, Typed("", wide, TakeBackOffer.LongestReason), 1));
        await Supervisor.Send(new NoteSupervision.Command(World.NewId(), supporter, Today, 4, Typed("", wide, NoteSupervision.LongestNote)));
        var profile = (await Coordinator.Ask(new SeeSupporter(supporter))).Profile;
        await Coordinator.Send(new ChangeProfile.Command(supporter, 1, profile with { AreaNote = Typed("", wide, 200) }));
        var room = await Coordinator.Send(new OpenRoom.Command(World.NewId(), Programme, null, Topic.Premature, RoomKind.Wall, "Early babies", "For parents whose baby came early"));
        await World.AsSystem().Send(new WritePost.Command(World.NewId(), room, null, new string('字', Room.LongestName), Typed("", wide, Room.LongestWords)));
        Assert.Equal(Typed("", wide, Room.LongestWords), Assert.Single((await Coordinator.Ask(new ViewRoom.Query(room))).Posts).Words);
        var (match, _) = await Matched(supporter, MatchStatus.Active);
        await actor.Send(new WriteMessage.Command(World.NewId(), match, Typed("", wide, Conversation.Longest)));
        Assert.Equal([Conversation.Longest], (await actor.Ask(new SeeTalk(match))).Lines.Select(l => l.Words?.Length ?? Conversation.Longest));
        await Coordinator.Send(new SignpostRequest.Command(request, (await Sees(request)).Request.Version, Typed("", wide, 300)));
        Years[Mother] = 15;
        var young = await Asked();
        await World.Arrange("UPDATE peersupport_request SET lead_task_id = @task WHERE id = @young", new { young, task = World.NewId() });
        await Coordinator.Send(new NoteConversation.Command(young, Today, Typed("", wide, Under16.LongestOutcome)));
    }
}
