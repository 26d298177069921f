using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>Another module takes back what it had queued about something: what has left stays as it is.</summary>
internal sealed class AnswerStopMessages(Db db, TimeProvider clock) : IRequestOfHandler<StopMessages, Done>
{
    public async Task<Done> Handle(StopMessages request, CancellationToken ct)
    {
        await db.Execute("""
            UPDATE contact_message SET state = 'Cancelled', ended_at = @now, leased_by = NULL, leased_until = NULL, parked_at = NULL
            WHERE state IN ('Queued', 'Waits', 'ToPost')
              AND EXISTS (SELECT 1 FROM contact_message_subject s WHERE s.message_id = contact_message.id AND s.subject_id = @SubjectId AND s.is_person = 0)
            """, new { request.SubjectId, now = clock.Now() }, ct);
        return default;
    }
}
