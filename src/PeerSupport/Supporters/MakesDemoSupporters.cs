using System.Security.Cryptography;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A made-up programme and its volunteers: two who support, one in training, one who has a pause, and one who has just written.</summary>
internal sealed class MakesDemoSupporters(ISend send, Db db, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private sealed record Somebody(string Name, SupporterStatus Until, RoleKind Role, Topic[] Been, string[] Languages, Available[] Free, string KnownAs, int SupervisedDaysAgo);

    private static readonly Somebody[] Volunteers =
    [
        new("Orla Thornbury", SupporterStatus.Active, RoleKind.OneToOne, [Topic.NewBaby, Topic.Feeding, Topic.Premature], ["English"], [Available.WeekdayMorning, Available.WeekdayEvening], "Orla", 12),
        new("Priya Larkhill", SupporterStatus.Active, RoleKind.OneToOne, [Topic.FeelingLow, Topic.Loss, Topic.SingleParent], ["English", "Punjabi"], [Available.WeekdayEvening, Available.WeekendMorning], "Pip", 30),
        new("Quentin Ravenscar", SupporterStatus.Training, RoleKind.OneToOne, [Topic.BeingADad, Topic.NewToArea], ["English", "Polish"], [Available.WeekendAfternoon], "", 0),
        new("Rowan Silverdale", SupporterStatus.Paused, RoleKind.Group, [Topic.Send, Topic.Money], ["English"], [Available.WeekdayAfternoon], "Rowan", 20),
        new("Saffron Tideswell", SupporterStatus.Enquired, RoleKind.OneToOne, [], [], [], "", 0),
    ];

    public int Order => 61;

    public string Says => $"a programme of peer support with {Volunteers.Length} volunteers";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Accounts.TryGetValue("peercoordinator", out var coordinator) || !demo.Accounts.TryGetValue("peersupervisor", out var supervisor)) return;
        var programme = demo.Ids.TryGetValue("peer:programme", out var known) ? known : demo.Ids["peer:programme"] = clock.NewId();
        await db.InOne(() => db.Execute("""
            INSERT INTO peersupport_programme (id, title, coordinator_user_id, deputy_user_id, opened_on, version) VALUES (@programme, 'Someone to talk to', @coordinator, @supervisor, @on, 1)
            """, new { programme, coordinator, supervisor, on = clock.Today().AddMonths(-8) }, ct), ct);
        for (var n = 0; n < Volunteers.Length; n++)
        {
            demo.Ids[$"peer:supporter:{n + 1}"] = await Bring(Volunteers[n], programme, coordinator, supervisor, n == 0 && demo.Accounts.TryGetValue("peersupporter", out var own) ? own : null, ct);
            demo.Progress((n + 1d) / Volunteers.Length);
        }
        user.IsSystemFor(null);
    }

    private async Task<Guid> Bring(Somebody who, Guid programme, Guid coordinator, Guid supervisor, Guid? account, CancellationToken ct)
    {
        user.IsSystemFor(coordinator);
        var (id, version, today) = (clock.NewId(), 1, clock.Today());
        await send.Send(new AddSupporter.Command(id, programme, new(who.Name, AnswerBy.Phone, "01632 960777", "I would like to give something back")), ct);
        if (who.Until == SupporterStatus.Enquired) return id;
        await send.Send(new NoteInterview.Command(id, version++, today.AddDays(-120), new(who.Role, 2, who.Been, who.Languages, who.Free, "Near the library", Sex.Female, AgeBand.From25To39, supervisor)), ct);
        await send.Send(new MoveSupporter(id, version++, SupporterStatus.Checks), ct);
        await send.Send(new NoteCheck.Command(clock.NewId(), id, "001900000042", today.AddDays(-110), today.AddDays(-105), true, Decision.Suitable), ct);
        foreach (var kind in Enum.GetValues<ReferenceKind>()) await send.Send(new NoteReference.Command(clock.NewId(), id, kind, today.AddDays(-110), today.AddDays(-100), Decision.Suitable), ct);
        await send.Send(new MoveSupporter(id, version++, SupporterStatus.Training), ct);
        if (who.Until == SupporterStatus.Training) return id;

        await send.Send(new NoteTraining.Command(id, Course.Safeguarding, today.AddDays(-90)), ct);
        await send.Send(new NoteTraining.Command(id, Course.ListeningWell, today.AddDays(-88)), ct);
        await send.Send(new NoteAgreement.Command(id, today.AddDays(-85)), ct);
        await send.Send(new MoveSupporter(id, version++, SupporterStatus.Approved), ct);
        if (account is null) await send.Send(new OpenAccount.Command(id, account ??= clock.NewId(), who.Name, $"{who.KnownAs.ToLowerInvariant()}@demo.example", RandomNumberGenerator.GetHexString(64, lowercase: true)), ct);
        else
        {
            await db.InOne(async () =>
            {
                await db.Execute("UPDATE peersupport_supporter SET user_id = @account WHERE id = @id", new { id, account }, ct);
                await Enquiring.Empty(db, clock, id, ct);
            }, ct);
        }
        user.IsSystemFor(account);
        await send.Send(new DescribeMyself.Command(version++, who.KnownAs, who.Free, "Juniper Halfpenny", null, "Saltmarsh Nursery"), ct);
        user.IsSystemFor(coordinator);
        await send.Send(new MoveSupporter(id, version++, SupporterStatus.Active), ct);
        await send.Send(new NoteSupervision.Command(clock.NewId(), id, today.AddDays(-who.SupervisedDaysAgo), 4, null), ct);
        if (who.Until == SupporterStatus.Paused) await send.Send(new PauseSupporter.Command(id, version, PauseReason.OwnWellbeing), ct);
        return id;
    }
}
