using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>Whoever had the message sent is asked to find words in the person's language or format, or to reach them in another way.</summary>
internal sealed class OpensTaskWhenMessageNeedsVersion(Db db, ISend send, CurrentUser user, TimeProvider clock) : IWhen<MessageNeedsVersion>
{
    internal const string Kind = "contact.needs-version";

    public async Task Handle(MessageNeedsVersion happened, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM contact_message WHERE id = @MessageId AND state = 'Waits'", new { happened.MessageId }, ct) == 0) return;
        // Nobody had it sent where a rule of the program did: those who keep the words can find others.
        var who = user.Id ?? (await send.Ask(new FindStaff(Role: Roles.SettingsEditor), ct) is [var keeper, ..] ? keeper.Id : (Guid?)null);
        if (who is null) return;
        await send.Send(new OpenTask(
            happened.TaskId, "A message waits: find words in this person's language or format, or reach them in another way", Kind, null, happened.PersonId,
            clock.Today().AddDays(1), TaskPriority.High, who, null, $"/person/{happened.PersonId}"), ct);
        await db.Execute("UPDATE contact_message SET task_id = @TaskId WHERE id = @MessageId", new { happened.MessageId, happened.TaskId }, ct);
    }
}

/// <summary>The message found its words by itself.</summary>
internal sealed class ClosesTaskWhenMessageVersionFound(ISend send) : IWhen<MessageVersionFound>
{
    public Task Handle(MessageVersionFound happened, CancellationToken ct) => send.Send(new CloseTask(happened.TaskId, TaskOutcome.Done), ct);
}
