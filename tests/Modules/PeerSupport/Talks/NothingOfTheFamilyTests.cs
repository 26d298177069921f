using System.Reflection;
using System.Text.Json;
using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Rooms;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.PeerSupport.Talks;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

/// <summary>The hard rule, over all that a supporter reaches: whatever a family is called and however it is written, they read a first name and nothing else of it.</summary>
public sealed class NothingOfTheFamilyTests : ArrangedTalk
{
    /// <summary>What a supporter may be shown in one life: a match in touch, one that is offered, a wall.</summary>
    private sealed record Life(Talk Talk, Guid Offer, Guid Room);

    /// <summary>The address of each page that a supporter opens, by its model.</summary>
    private static Dictionary<Type, string> Pages(Life life) => new()
    {
        [typeof(ListMine.Page)] = "/peersupport/mine",
        [typeof(WriteMessage.Page)] = $"/peersupport/mine/{life.Talk.Match}",
        [typeof(NoteContact.Page)] = $"/peersupport/mine/{life.Talk.Match}/note",
        [typeof(OfferSlot.Page)] = $"/peersupport/mine/{life.Talk.Match}/times",
        [typeof(EndOwnMatch.Page)] = $"/peersupport/mine/{life.Talk.Match}/end",
        [typeof(ListOffers.Page)] = "/peersupport/offers",
        [typeof(AnswerOffer.Page)] = $"/peersupport/offers/{life.Offer}",
        [typeof(ListOwnRooms.Page)] = "/peersupport/mine/rooms",
        [typeof(ReadOwnRoom.Page)] = $"/peersupport/mine/rooms/{life.Room}",
        [typeof(DescribeMyself.Page)] = "/peersupport/about-me",
        [typeof(TakeRest.Page)] = "/peersupport/about-me/rest",
        [typeof(RaisePeerConcern.Page)] = $"/peersupport/concern?Back=/peersupport/mine/{life.Talk.Match}",
        [typeof(PeerConcernSaved.Page)] = $"/peersupport/concern/saved?Back=/peersupport/mine/{life.Talk.Match}",
    };

    /// <summary>What a supporter may ask, past every page.</summary>
    private static Dictionary<Type, Func<Actor, Life, Task<object?>>> Queries { get; } = new()
    {
        [typeof(SeeTalk)] = async (me, life) => await me.Ask(new SeeTalk(life.Talk.Match)),
        [typeof(ListMine.Query)] = async (me, _) => await me.Ask(new ListMine.Query()),
        [typeof(ListOffers.Query)] = async (me, _) => await me.Ask(new ListOffers.Query()),
        [typeof(AnswerOffer.Query)] = async (me, life) => await me.Ask(new AnswerOffer.Query(life.Offer)),
        [typeof(ListOwnRooms.Query)] = async (me, _) => await me.Ask(new ListOwnRooms.Query()),
        [typeof(ReadOwnRoom.Query)] = async (me, life) => await me.Ask(new ReadOwnRoom.Query(life.Room)),
        [typeof(SeeMyself)] = async (me, _) => await me.Ask(new SeeMyself()),
    };

    /// <summary>What a supporter may do: what is answered, or why it is refused. In this order; none names a family.</summary>
    private static Dictionary<Type, Func<Actor, Life, World, Task<object?>>> Commands { get; } = new()
    {
        [typeof(WriteMessage.Command)] = async (me, life, world) => await me.Send(new WriteMessage.Command(world.NewId(), life.Talk.Match, "")),
        [typeof(ReadMessages)] = async (me, life, _) => await me.Send(new ReadMessages(life.Talk.Match)),
        [typeof(NoteContact.Command)] = async (me, life, world) => await me.Send(new NoteContact.Command(world.NewId(), life.Talk.Match, null, null, null, 9, null, null)),
        [typeof(OfferSlot.Command)] = async (me, life, world) => await me.Send(new OfferSlot.Command(world.NewId(), life.Talk.Match, null, null, null)),
        [typeof(TakeBackSlot)] = async (me, life, world) => await me.Send(new TakeBackSlot(life.Talk.Match, world.NewId())),
        [typeof(AnswerOffer.Command)] = async (me, life, _) => await me.Send(new AnswerOffer.Command(life.Offer, null)),
        [typeof(WritePost.Command)] = async (me, life, world) => await me.Send(new WritePost.Command(world.NewId(), life.Room, world.NewId(), null, "Hello")),
        [typeof(ReportPost.Command)] = async (me, life, world) => await me.Send(new ReportPost.Command(world.NewId(), life.Room, world.NewId(), null)),
        [typeof(DescribeMyself.Command)] = async (me, _, _) => await me.Send(new DescribeMyself.Command(0, "", [], null, "nowhere", null)),
        [typeof(TakeRest.Command)] = async (me, _, world) => await me.Send(new TakeRest.Command(world.Clock.Today())),
        [typeof(RaisePeerConcern.Command)] = async (me, life, world) => await me.Send(new RaisePeerConcern.Command(world.NewId(), life.Talk.Match, null, null, null, null, world.Clock.Now())),
        [typeof(EndOwnMatch.Command)] = async (me, life, _) => await me.Send(new EndOwnMatch.Command(life.Talk.Match, null)),
    };

    /// <summary>Everything of the module whose permission a supporter has.</summary>
    private static IReadOnlyList<Type> Reached()
    {
        var may = Neighbourhood.PeerSupport.Permissions.All.Where(p => p.Roles.Contains(Roles.PeerSupporter)).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        return [.. typeof(PeerSupportModule).Assembly.GetTypes().Where(t => t.GetCustomAttribute<AllowsAttribute>() is { } allows && may.Contains(allows.Permission))];
    }

    private static IEnumerable<string> Named(IEnumerable<Type> types) => types.Select(t => t.FullName!).Order(StringComparer.Ordinal);

    [Fact]
    public void Every_page_question_and_command_that_a_supporter_reaches_is_looked_at_here()
    {
        var life = new Life(new(default, default, default, null!, ""), default, default);
        var reached = Reached();
        Assert.Equal(Named(reached.Where(t => t.IsAssignableTo(typeof(PageModel)))), Named(Pages(life).Keys));
        Assert.Equal(Named(reached.Where(t => !t.IsAssignableTo(typeof(PageModel)))), Named(Queries.Keys.Concat(Commands.Keys)));
        Assert.All(Queries.Keys.Concat(Commands.Keys), t => Assert.True(t.IsAssignableTo(typeof(IBaseRequest)), t.FullName));
    }

    [Fact]
    public void Whatever_the_platform_can_know_waits_and_without_it_nothing_is_left()
    {
        var said = from family in HostileFamily.Any from words in family.Said select (family, words.Text, words.Detail);
        Prop.ForAll(said.ToArbitrary(), made =>
        {
            var parts = Wordings.Joined([.. Wordings.Found(made.Text), .. made.family.In(made.Text).Select(p => new Wordings.Part(p.Start, p.Length, HeldCode.Detail))]);
            var left = Wordings.Without(made.Text, parts);
            return (parts.Count > 0 && !left.Contains(made.Detail, StringComparison.OrdinalIgnoreCase) && !made.family.SaidIn(left).Any()).Label($"“{made.Detail}” of {made.family} in “{made.Text}” leaves “{left}”");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public async Task No_page_message_or_answer_shown_to_a_supporter_holds_a_surname_address_number_or_email_of_the_family()
    {
        await CallsAreSimulated();
        await using var site = await TalkSite.Start(World);
        HostileFamily family = null!;
        World.Answers<GetDetailsIn, IReadOnlyList<GetDetailsIn.Part>>(q => family.In(q.Text));
        World.Answers<GetFirstNames, IReadOnlyList<GetFirstNames.Name>>(q => [.. q.PersonIds.Select(id => new GetFirstNames.Name(id, family.First))]);
        var lives = from one in HostileFamily.Any from said in one.Said.ListOf(3) from verdict in Gen.Elements(Enum.GetValues<Verdict>()) select (one, said, verdict);
        foreach (var (one, said, verdict) in lives.Sample(20))
        {
            family = one;
            var life = await Lived(said, verdict);
            var me = life.Talk.As;
            var read = new List<string>();
            foreach (var path in Pages(life).Values) read.AddRange(Texts(await site.Read(path, Roles.PeerSupporter, me.Id)));
            foreach (var ask in Queries.Values) read.Add(JsonSerializer.Serialize(await ask(me, life)));
            foreach (var act in Commands.Values) read.Add(await Answered(() => act(me, life, World)));
            read.AddRange(await Waiting(me));
            Assert.Contains(read, text => text.Contains(family.First, StringComparison.Ordinal));
            foreach (var text in read)
            {
                Assert.True(!family.SaidIn(text).Any(), $"{family}: {string.Join(", ", family.SaidIn(text))} in “{text}”");
                Assert.DoesNotContain(said, s => Says(text, s.Detail));
                Assert.DoesNotContain(Mother.ToString(), text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(Family.ToString(), text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    /// <summary>A parent writes her details in every free text that there is, and a coordinator decides of what waits as they like.</summary>
    private async Task<Life> Lived(List<(string Text, string Detail)> said, Verdict verdict)
    {
        var talk = await Talking();
        var (offer, _) = await Matched(talk.Supporter, MatchStatus.Offered);
        await World.Arrange("UPDATE peersupport_match SET supporter_said = NULL, parent_said = NULL, boundaries = @words WHERE id = @offer", new { offer, words = Sealed(offer, said[0].Text) });
        await World.Arrange("UPDATE peersupport_match SET boundaries = @words WHERE id = @Match", new { talk.Match, words = Sealed(talk.Match, said[^1].Text) });
        foreach (var request in await World.Sql<Guid>("SELECT id FROM peersupport_request"))
            await World.Arrange("UPDATE peersupport_request SET free_when = @words, avoid_note = @words, prefer_faith = @faith WHERE id = @request",
                new { request, words = Sealed(request, said[0].Text[..Math.Min(NewRequest.LongestWhen, said[0].Text.Length)]), faith = Sealed(request, said[0].Detail[..Math.Min(NewRequest.LongestFaith, said[0].Detail.Length)]) });
        await Writes(talk, "Hello, I am Robin");
        await talk.As.Send(new OfferSlot.Command(World.NewId(), talk.Match, Today.AddDays(1), new TimeOnly(10, 30), 30));
        await talk.As.Send(new NoteContact.Command(World.NewId(), talk.Match, Today, 30, Neighbourhood.PeerSupport.Requests.Channel.Walk, 2, 4, ContactFlag.NeedsMore));
        foreach (var (text, detail) in said)
        {
            var id = World.NewId();
            Assert.False(await Answers(talk, text, id), $"“{detail}” went through in “{text}”");
            await Answered(async () => await Coordinator.Send(new DecideMessage(id, verdict)));
        }
        var room = await Coordinator.Send(new OpenRoom.Command(World.NewId(), Programme, null, Neighbourhood.PeerSupport.Topic.NewBaby, RoomKind.Group, "Early days", "For parents of a new baby"));
        return new(talk, offer, room);
    }

    /// <summary>Words are looked for as words: “Ng” is a part of “long”, and “Jo-Anne E” of “Jo-Anne ended it”.</summary>
    private static bool Says(string text, string detail) => !detail.Any(c => char.IsDigit(c) || c is '@' or '[' or '(')
        ? $" {Folded.Text(text)} ".Contains($" {Folded.Text(detail)} ", StringComparison.Ordinal) : text.Contains(detail, StringComparison.OrdinalIgnoreCase);

    /// <summary>What it answers, or the words with which it is refused.</summary>
    private static async Task<string> Answered(Func<Task<object?>> act)
    {
        try
        {
            return JsonSerializer.Serialize(await act());
        }
        catch (Exception refused) when (refused is Refused or NotFound or Denied or Conflict)
        {
            return refused.Message;
        }
    }

    private async Task<IEnumerable<string>> Waiting(Actor me) =>
    [
        .. (await me.Ask(new GatherMyWork(me.Id, Today))).Select(p => p.ToString()),
        .. await me.With(async scope =>
        {
            var says = new List<string>();
            foreach (var waiting in scope.GetServices<IWaiting>().Where(w => w.Path is "/peersupport/mine" or "/peersupport/offers" or "/peersupport/mine/rooms")) says.Add(await waiting.Says(default) ?? "");
            return says;
        }),
    ];

    /// <summary>What a page says, shows in its inputs and has in its links.</summary>
    private static IEnumerable<string> Texts(IDocument page)
    {
        Assert.Single(page.QuerySelectorAll("h1"));
        // Tokens and the digests of files are letters at random.
        var said = page.All.Where(e => e.GetAttribute("name") != "__RequestVerificationToken" && e.LocalName is not ("link" or "script"));
        return [page.Title!, page.Body!.TextContent, .. said.SelectMany(e => e.Attributes).Select(a => a.Value)];
    }
}
