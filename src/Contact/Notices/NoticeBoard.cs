using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Notices;

/// <summary>Tells workers: in the program at once, and by an e-mail that says only that there is something.</summary>
internal sealed class NoticeBoard(Db db, CurrentUser user, TimeProvider clock)
{
    internal async Task Tell(Guid userId, NoticeKind kind, Guid? subjectId, bool urgent, CancellationToken ct)
    {
        var now = clock.Now();
        await db.Execute("""
            INSERT INTO contact_notice (id, user_id, kind, subject_id, urgent, told_at) VALUES (@id, @userId, @kind, @subjectId, @urgent, @now)
            """, new { id = clock.NewId(), userId, kind, subjectId, urgent, now }, ct);
        await db.Execute("""
            INSERT INTO contact_message (id, to_user_id, template_code, kind, asked, in_budget, reason_code, field_values, state, due_at, tries, queued_at, queued_by)
            VALUES (@id, @userId, @StaffCode, @kind, 1, 0, @reason, @values, 'Queued', @now, 0, @now, @me)
            """, new { id = clock.NewId(), userId, Declared.StaffCode, kind = MessageKind.Appointment, reason = kind.ToString(), values = Message.Json(null), now, me = user.Id }, ct);
    }
}

/// <summary>Whoever's turn it is learns of a concern at once, without a word of what it is.</summary>
internal sealed class TellsRecipientsWhenSafeguardingConcernRaised(ISend send, NoticeBoard board) : IWhen<SafeguardingConcernRaised>
{
    public async Task Handle(SafeguardingConcernRaised happened, CancellationToken ct)
    {
        if (await send.Ask(new GetConcernRecipients(happened.ConcernId), ct) is not { } told) return;
        foreach (var id in told.UserIds.Distinct())
            await board.Tell(id, told.ImmediateDanger ? NoticeKind.DangerRaised : NoticeKind.ConcernRaised, happened.ConcernId, told.ImmediateDanger, ct);
    }
}

/// <summary>A concern is somebody else's turn now, since nobody looked in time or it was handed over: whoever has it next learns of it as the first did.</summary>
internal sealed class TellsRecipientsWhenSafeguardingConcernPassedOn(ISend send, NoticeBoard board) : IWhen<SafeguardingConcernPassedOn>
{
    public async Task Handle(SafeguardingConcernPassedOn happened, CancellationToken ct)
    {
        if (await send.Ask(new GetConcernRecipients(happened.ConcernId), ct) is not { } told) return;
        foreach (var id in told.UserIds.Distinct())
            await board.Tell(id, told.ImmediateDanger ? NoticeKind.DangerPassedOn : NoticeKind.ConcernPassedOn, happened.ConcernId, told.ImmediateDanger, ct);
    }
}
