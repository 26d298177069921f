using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>What colleagues asked and answered, who knows what, and who can be rung: one question waits, one is answered, one is kept, and one is to be looked at again.</summary>
internal sealed class MakesDemoNetwork(ISend send, Db db, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private static readonly (string Account, NetworkTopic[] Topics, string Reach)[] Friends =
    [
        ("familyhelp", [NetworkTopic.Housing, NetworkTopic.Money, NetworkTopic.DomesticAbuse], "01632 960 101"),
        ("midwife", [NetworkTopic.PregnancyAndBirth, NetworkTopic.Feeding, NetworkTopic.Bereavement], "01632 960 102"),
        ("healthvisitor", [NetworkTopic.ChildDevelopment, NetworkTopic.Feeding, NetworkTopic.MentalHealth], "01632 960 103"),
        ("hub", [NetworkTopic.FoodAndFuel, NetworkTopic.Fathers], "01632 960 104"),
    ];

    public int Order => 67;

    public string Says => "questions to the network and who can be rung";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        demo.Accounts.TryGetValue("familyhelp", out var anyHour);
        foreach (var (account, topics, reach) in Friends)
            if (demo.Accounts.TryGetValue(account, out var worker))
                await As(worker, async () =>
                {
                    await send.Send(new SayWhatIKnow.Command(topics), ct);
                    // One can be rung at any hour, so that whoever looks at the demo late finds somebody.
                    var always = worker == anyHour;
                    List<DayOfWeek> days = [.. Enum.GetValues<DayOfWeek>().Where(d => always || d is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];
                    await send.Send(new GoOnCall.Command(clock.NewId(), topics[0], days, null, always ? TimeOnly.MinValue : new(9, 0), always ? TimeOnly.MinValue : new(17, 0), reach), ct);
                });
        if (!demo.Accounts.TryGetValue("hub", out var hub) || !demo.Accounts.TryGetValue("familyhelp", out var help) || !demo.Accounts.TryGetValue("midwife", out var midwife)) return;

        demo.Ids["network:question:open"] = await Ask(midwife, NetworkTopic.Housing, "Can a family in a private let ask the council for help before the notice to leave has run out?", ct);
        var answered = demo.Ids["network:question:answered"] = await Ask(hub, NetworkTopic.Money, "Which benefit can be paid from the last weeks of a pregnancy, and from which week?", ct);
        await Answer(help, answered, "Ask about the maternity grant and about housing costs together. The welfare rights service rings back on the same day: 01632 960 150.", ct);
        demo.Ids["network:answer:kept"] = await Kept(hub, help, NetworkTopic.FoodAndFuel, "Who helps with a meter that is about to run out of credit on a Friday?",
            "The fuel bank at the family hub gives a voucher by phone until seven. It needs the meter’s supplier, no paperwork.", ct);
        var again = demo.Ids["network:answer:again"] = await Kept(midwife, hub, NetworkTopic.Fathers, "Is there a group for new fathers that meets outside working hours?", "Yes: on Saturdays at ten at the family hub. No need to book, children come along.", ct);
        await db.InOne(() => db.Execute("UPDATE peersupport_reply SET helped_on = @helped, kept_until = @until WHERE id = @again", new { again, helped = clock.Today().AddMonths(-12).AddDays(-3), until = clock.Today().AddDays(-3) }, ct), ct);
        await As(hub, () => send.Send(new NoteCall.Command(clock.NewId(), help, NetworkTopic.Housing, clock.Today(), 8, CallOutcome.Helped), ct));
    }

    private async Task<Guid> Kept(Guid asker, Guid knower, NetworkTopic topic, string asked, string answer, CancellationToken ct)
    {
        var reply = await Answer(knower, await Ask(asker, topic, asked, ct), answer, ct);
        await As(asker, () => send.Send(new SayItHelped.Command(reply), ct));
        return reply;
    }

    private async Task<Guid> Ask(Guid asker, NetworkTopic topic, string words, CancellationToken ct)
    {
        var id = clock.NewId();
        await As(asker, () => send.Send(new AskNetwork.Command(id, topic, words, null, null, true), ct));
        return id;
    }

    private async Task<Guid> Answer(Guid knower, Guid question, string words, CancellationToken ct)
    {
        var id = clock.NewId();
        await As(knower, () => send.Send(new AnswerQuestion.Command(id, question, words, true), ct));
        return id;
    }

    private async Task As(Guid worker, Func<Task> act)
    {
        user.IsSystemFor(worker);
        await act();
        user.IsSystemFor(null);
    }
}
