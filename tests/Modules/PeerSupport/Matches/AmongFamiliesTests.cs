using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;
using Answer = Neighbourhood.PeerSupport.Matches.Said;

namespace Neighbourhood.Modules.PeerSupport.Matches;

/// <summary>Who is offered to whom, with the families that Families keeps and the check that it makes.</summary>
public sealed class AmongFamiliesTests : AmongFamilies
{
    /// <summary>How a supporter may know the family, or not.</summary>
    internal enum Tie
    {
        NothingSaid, Elsewhere, DeclaredOthers, LivedThereLongAgo,
        SamePerson, SameHousehold, LivedThereLately, Relative, RelativeOfTheFather, RelativeOfOnesChild, JoinedWithTheFather, RelativeUnderTheOtherRecord,
        SamePostcode, SameArea, SameSchool, DeclaredName, DeclaredFamilyName, DeclaredPostcode, DeclaredAreaOfPostcode, DeclaredSchool, WorksWithTheFamily, WorkedWithTheFamilyLately,
    }

    /// <summary>What may be missing of a supporter; what is just enough is here too.</summary>
    internal enum Lack
    {
        Nothing, CheckOfTheLastDay, SupervisedOnTheLastDay,
        CheckRanOutYesterday, CheckOfALowerLevel, CheckNotSuitable, NeverChecked, SupervisedADayTooLongAgo, NeverSupervised, OneReference, NotTrained, NotAgreed, NoAccount, NoName, AtRest, RestNotEnded, AsManyAsTheyCan,
        Paused, InTraining, GroupsOnly, SaidNoBefore,
    }

    private static readonly string[] Names = ["Amara Okafor", "okafor, AMARA", "Amára Okafór", "Amarah Okaforr", "Amara O Kafor", "Kwame Bell", "Kwami Bel", "Ife Okafor"];
    private static readonly string[] FamilyNames = ["Okafor", "O’Kafor", "okafor", "BELL"];
    private static readonly string[] Schools = ["St Annes", "st anne's", "St. Anne’s C of E Primary", "St Anne's Nursery"];
    private static readonly string[] Postcodes = ["ZH1 1AA", "zh11aa", " ZH1  1AA "];

    private sealed record Drawn(Tie Tie, Lack Lack, string Name, string Family, string School, string Postcode)
    {
        internal bool May => Tie <= Tie.LivedThereLongAgo && Lack <= Lack.SupervisedOnTheLastDay;
    }

    private static readonly Gen<Drawn> Anybody =
        from tie in Gen.Frequency((1, Gen.Elements(Tie.NothingSaid, Tie.Elsewhere, Tie.DeclaredOthers, Tie.LivedThereLongAgo)), (1, Gen.Elements(Enum.GetValues<Tie>())))
        from lack in Gen.Frequency((1, Gen.Elements(Lack.Nothing, Lack.CheckOfTheLastDay, Lack.SupervisedOnTheLastDay)), (1, Gen.Elements(Enum.GetValues<Lack>())))
        from name in Gen.Elements(Names)
        from family in Gen.Elements(FamilyNames)
        from school in Gen.Elements(Schools)
        from postcode in Gen.Elements(Postcodes)
        select new Drawn(tie, lack, name, family, school, postcode);

    /// <summary>Each tie and each lack at least once, and whatever else is drawn.</summary>
    private static IEnumerable<Drawn> Pool() =>
    [
        .. Enum.GetValues<Tie>().Select((tie, n) => new Drawn(tie, Lack.Nothing, Names[n % Names.Length], FamilyNames[n % FamilyNames.Length], Schools[n % Schools.Length], Postcodes[n % Postcodes.Length])),
        .. Enum.GetValues<Lack>().Select((lack, n) => new Drawn(n % 2 == 0 ? Tie.NothingSaid : Tie.Elsewhere, lack, Names[0], FamilyNames[0], Schools[0], Postcodes[0])),
        .. Anybody.Sample(40),
    ];

    [Fact]
    public async Task Whatever_the_data_no_ranking_offers_a_conflicted_or_unchecked_supporter_and_leaves_nobody_else_out()
    {
        var request = await Asked();
        Dictionary<Guid, Drawn> all = [];
        foreach (var drawn in Pool()) all[await Make(drawn, request)] = drawn;
        var shown = await Coordinator.Ask(new SuggestSupporters(request));
        Assert.Null(shown.Blocked);
        Assert.All(shown.Suggested, s => Assert.True(all[s.SupporterId].May, $"{all[s.SupporterId]} was suggested"));
        Assert.All(shown.Others, o => Assert.False(all[o.SupporterId].May, $"{all[o.SupporterId]} was left out: {string.Join(". ", o.Why)}"));
        Assert.Equal(Math.Min(SuggestSupporters.Most, all.Values.Count(d => d.May)), shown.Suggested.Count);
        // Connected or not, and never how.
        Assert.All(shown.Others.Where(o => all[o.SupporterId] is { Lack: <= Lack.SupervisedOnTheLastDay }), o => Assert.Equal(["Connected to this family"], o.Why));
        foreach (var (id, drawn) in all.Where(a => !a.Value.May))
            Assert.True(await IsRefused(request, id), $"{drawn} could be offered");
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_match WHERE request_id = @request AND status = 'Offered'", new { request }));
        await Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, shown.Suggested[0].SupporterId, null));
    }

    [Fact]
    public async Task A_connection_that_is_recorded_while_an_offer_lies_is_found_when_it_would_begin()
    {
        var request = await Asked();
        var (person, _, _) = await Somebody();
        var (supporter, actor) = await Supporting(person);
        var match = await Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, supporter, null));
        await actor.Send(new AnswerOffer.Command(match, Answer.Yes));
        await Related(person, Home.Father);
        Assert.Contains("connected", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteAnswers.Command(match, Answer.Yes, null)))).Message, StringComparison.Ordinal);
        Assert.Equal(["Offered"], await World.Sql<string>("SELECT status FROM peersupport_match"));
    }

    [Fact]
    public async Task Each_does_their_part_with_the_permissions_of_their_own_role_and_the_supporters_yes_may_be_the_last()
    {
        var request = await Asked(screened: false);
        Assert.Equal("Amara Okafor", Assert.Single((await Coordinator.Ask(new ListRequests.Query())).Open).Name);
        Assert.Equal("Amara Okafor", (await Coordinator.Ask(new SeeRequest(request))).Name);
        await Coordinator.Send(new ScreenRequest.Command(request, 1, true, true, 2, null));
        var (supporter, actor) = await Supporting();
        var match = await Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, supporter, null));
        Assert.Equal("Amara Okafor", (await Coordinator.Ask(new SeeMatch(match))).Parent);
        await Coordinator.Send(new NoteAnswers.Command(match, Answer.Yes, null));
        await actor.Send(new AnswerOffer.Command(match, Answer.Yes));
        Assert.Equal(["Matched"], await World.Sql<string>("SELECT status FROM peersupport_match"));
        Assert.Equal("Amara Okafor", Assert.Single((await Coordinator.Ask(new ViewBoard.Query())).Lines).Parent);
        // The family is in the coordinator's reach, and in no supporter's.
        Assert.Equal(Home.HouseholdId, (await Coordinator.Ask(new SeeMatch(match))).HouseholdId);
        Assert.Equal("Somebody you do not work with", Assert.Single(await actor.Ask(new Neighbourhood.Families.Contracts.GetPeople([Home.Mother]))).Name);
        await Coordinator.Send(new TakeBackOffer.Command(match, "She has no time", 4));
        Assert.Equal(["Screening"], await World.Sql<string>("SELECT status FROM peersupport_request"));
    }

    private async Task<bool> IsRefused(Guid request, Guid supporter)
    {
        try
        {
            await Coordinator.Send(new OfferSupporter.Command(World.NewId(), request, supporter, null));
            return false;
        }
        catch (Refused)
        {
            return true;
        }
    }

    private async Task<Guid> Make(Drawn drawn, Guid request)
    {
        var (id, actor) = await Supporting();
        await Tied(drawn, id, actor.Id);
        await Lacking(drawn.Lack, id, request);
        return id;
    }

    private async Task Tied(Drawn drawn, Guid id, Guid account)
    {
        async Task Is(Guid person) => await World.Arrange("UPDATE peersupport_supporter SET person_id = @person WHERE id = @id", new { id, person });
        if (drawn.Tie == Tie.SamePerson) await Is(Home.Mother);
        else if (drawn.Tie == Tie.SameHousehold) await Is(Home.Father);
        else if (drawn.Tie is Tie.Elsewhere or Tie.LivedThereLongAgo or (>= Tie.LivedThereLately and <= Tie.SameSchool))
        {
            var (person, _, child) = drawn.Tie switch { Tie.SamePostcode => await Somebody("ZH1 1AA"), Tie.SameArea => await Somebody("ZH1 9XY"), Tie.SameSchool => await Somebody(school: "St Annes"), _ => await Somebody() };
            await Is(person);
            switch (drawn.Tie)
            {
                case Tie.LivedThereLongAgo: await Lives(Home.HouseholdId, person, Today.AddMonths(-13)); break;
                case Tie.LivedThereLately: await Lives(Home.HouseholdId, person, Today.AddMonths(-6)); break;
                case Tie.Relative: await Related(person, Home.Mother); break;
                case Tie.RelativeOfTheFather: await Related(Home.Father, person); break;
                case Tie.RelativeOfOnesChild: await Related(child, Home.Child); break;
                case Tie.JoinedWithTheFather: await Joined(Home.Father, person); break;
                case Tie.RelativeUnderTheOtherRecord:
                    var (other, _, _) = await Somebody();
                    await Joined(person, other);
                    await Related(other, Home.Mother);
                    break;
                default: break;
            }
        }
        else if (drawn.Tie is Tie.WorksWithTheFamily or Tie.WorkedWithTheFamilyLately)
        {
            await World.Involve(Home.HouseholdId, user: account);
            if (drawn.Tie == Tie.WorkedWithTheFamilyLately) await World.Arrange("UPDATE families_involvement SET to_on = @on WHERE user_id = @account", new { account, on = Today.AddMonths(-11) });
        }
        else await Declares(drawn, id);
    }

    private Task Declares(Drawn drawn, Guid id) => drawn.Tie switch
    {
        Tie.DeclaredOthers => Declared(id, DeclaredKind.Name, "Tess Marsh"),
        Tie.DeclaredName => Declared(id, DeclaredKind.Name, drawn.Name),
        Tie.DeclaredFamilyName => Declared(id, DeclaredKind.Name, drawn.Family),
        Tie.DeclaredPostcode => Declared(id, DeclaredKind.Postcode, drawn.Postcode),
        Tie.DeclaredAreaOfPostcode => Declared(id, DeclaredKind.Postcode, "ZH1 9XY"),
        Tie.DeclaredSchool => Declared(id, DeclaredKind.School, drawn.School),
        _ => Task.CompletedTask,
    };

    private async Task Lacking(Lack lack, Guid id, Guid request)
    {
        var (ranOut, tooLong) = (Today.AddMonths(-36).AddDays(-1), Today.AddDays(-43));
        await (lack switch
        {
            Lack.CheckOfTheLastDay => World.Arrange("UPDATE peersupport_check SET checked_on = @on WHERE supporter_id = @id", new { id, on = Today.AddMonths(-36) }),
            Lack.CheckRanOutYesterday => World.Arrange("UPDATE peersupport_check SET checked_on = @ranOut WHERE supporter_id = @id", new { id, ranOut }),
            Lack.CheckOfALowerLevel => World.Arrange("UPDATE peersupport_check SET check_level = 'Standard' WHERE supporter_id = @id", new { id }),
            Lack.CheckNotSuitable => World.Arrange("UPDATE peersupport_check SET decision = 'NotSuitable' WHERE supporter_id = @id", new { id }),
            Lack.NeverChecked => World.Arrange("DELETE FROM peersupport_check WHERE supporter_id = @id", new { id }),
            Lack.SupervisedOnTheLastDay => World.Arrange("UPDATE peersupport_supporter SET supervised_on = @on WHERE id = @id", new { id, on = Today.AddDays(-42) }),
            Lack.SupervisedADayTooLongAgo => World.Arrange("UPDATE peersupport_supporter SET supervised_on = @tooLong WHERE id = @id", new { id, tooLong }),
            Lack.NeverSupervised => World.Arrange("UPDATE peersupport_supporter SET supervised_on = NULL WHERE id = @id", new { id }),
            Lack.OneReference => World.Arrange("UPDATE peersupport_reference SET decision = NULL WHERE supporter_id = @id AND kind = 'Personal'", new { id }),
            Lack.NotTrained => World.Arrange("DELETE FROM peersupport_training WHERE supporter_id = @id", new { id }),
            Lack.NotAgreed => World.Arrange("UPDATE peersupport_supporter SET agreement_on = NULL WHERE id = @id", new { id }),
            Lack.NoAccount => World.Arrange("UPDATE peersupport_supporter SET user_id = NULL WHERE id = @id", new { id }),
            Lack.NoName => World.Arrange("UPDATE peersupport_supporter SET known_as = NULL WHERE id = @id", new { id }),
            Lack.AtRest => World.Arrange("UPDATE peersupport_supporter SET rest_until = @on WHERE id = @id", new { id, on = Today.AddDays(1) }),
            Lack.RestNotEnded => World.Arrange("UPDATE peersupport_supporter SET rest_until = @on WHERE id = @id", new { id, on = Today.AddDays(-9) }),
            Lack.Paused => World.Arrange("UPDATE peersupport_supporter SET status = 'Paused' WHERE id = @id", new { id }),
            Lack.InTraining => World.Arrange("UPDATE peersupport_supporter SET status = 'Training' WHERE id = @id", new { id }),
            Lack.GroupsOnly => World.Arrange("UPDATE peersupport_supporter SET role_kind = 'Group' WHERE id = @id", new { id }),
            Lack.SaidNoBefore => Before(id, request, "SaidNo"),
            Lack.AsManyAsTheyCan => Full(id),
            _ => Task.CompletedTask,
        });
    }

    private Task Before(Guid supporter, Guid request, string status) => World.Arrange("""
        INSERT INTO peersupport_match (id, request_id, supporter_id, person_id, status, reasons, offered_on, version) VALUES (@id, @request, @supporter, @Mother, @status, '', @Today, 1)
        """, new { id = World.NewId(), request, supporter, Home.Mother, status, Today });

    private async Task Full(Guid supporter)
    {
        for (var n = 0; n < 3; n++) await Before(supporter, World.NewId(), "Active");
    }
}
