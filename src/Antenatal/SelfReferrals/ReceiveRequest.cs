using Microsoft.Extensions.Localization;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>The program keeps what somebody wrote on the public page: a request, and no person or pregnancy. Nobody is looked for, so nothing can tell who is known.</summary>
internal static class ReceiveRequest
{
    internal const string TaskKind = "antenatal.request.under16";

    /// <param name="SelfReferralId">Made by the form. Sent again put right, the later words stand, as long as no midwife has taken it on.</param>
    [Allows(Permissions.AnswerRequests, Unscoped = "the program keeps what comes from the public page; it belongs to no midwife yet")]
    internal sealed record Command(Guid SelfReferralId, Wish Wish, Guid? ConcernId) : ICommand;

    internal sealed class Handler(Db db, ISend send, Under16 under16, History history, IStringLocalizer<Texts> says, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var wish = command.Wish.Cleaned();
            if (command.SelfReferralId == Guid.Empty) throw new Refused("", says["Wrong_Id"]);
            wish.Check(says);
            var row = new
            {
                command.SelfReferralId,
                wish.FirstName,
                wish.FamilyName,
                wish.Age,
                wish.Postcode,
                neighbourhood = wish.Postcode is { } postcode ? (await send.Ask(new GetAreaOf(postcode, clock.Today()), ct)).NeighbourhoodId : null,
                wish.By,
                wish.Reach,
                wish.SafeWhen,
                wish.Language,
                wish.Interpreter,
                command.ConcernId,
                now = clock.Now(),
            };
            if (await Exists(command.SelfReferralId, ct)) await Again(row, ct);
            else
            {
                await db.Execute("""
                    INSERT INTO antenatal_self_referral (id, first_name, family_name, age_band, postcode, neighbourhood_id, reach_by, reach_value, safe_when, language, interpreter, channel, received_at, status,
                        concern_id, version)
                    VALUES (@SelfReferralId, @FirstName, @FamilyName, @Age, @Postcode, @neighbourhood, @By, @Reach, @SafeWhen, @Language, @Interpreter, 'PublicPage', @now, 'New', @ConcernId, 1)
                    """, row, ct);
                await history.Add(Subject.SelfReferral, command.SelfReferralId, null, nameof(RequestStatus.New), ct: ct);
            }
            if (wish.Age != AgeBand.Older) await TellLead(command.SelfReferralId, ct);
            return default;
        }

        private async Task<bool> Exists(Guid id, CancellationToken ct) => await db.Find<int>("SELECT COUNT(*) FROM antenatal_self_referral WHERE id = @id", new { id }, ct) > 0;

        private Task<int> Again(object row, CancellationToken ct) => db.Execute("""
            UPDATE antenatal_self_referral SET first_name = @FirstName, family_name = @FamilyName, age_band = @Age, postcode = @Postcode, neighbourhood_id = @neighbourhood, reach_by = @By,
                reach_value = @Reach, safe_when = @SafeWhen, language = @Language, interpreter = @Interpreter, concern_id = COALESCE(@ConcernId, concern_id), version = version + 1
            WHERE id = @SelfReferralId AND status = 'New' AND midwife_user_id IS NULL
            """, row, ct);

        /// <summary>Of the same day, for the named lead; her midwife's stands on the list of requests. It names nobody, leads to what she wrote, and stays until somebody spoke to her or the lead ends it.</summary>
        private async Task TellLead(Guid id, CancellationToken ct)
        {
            if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_self_referral WHERE id = @id AND lead_task_id IS NULL AND ended_at IS NULL", new { id }, ct) == 0 || await under16.Lead(null, ct) is not { } lead) return;
            var task = await send.Send(new OpenTask(
                clock.NewId(), "A child under 16 wrote on a public page: see that a midwife holds a safeguarding conversation today", TaskKind, null, null, clock.Today(), TaskPriority.Urgent, lead, null,
                $"/antenatal/requests/{id}"), ct);
            await db.Execute("UPDATE antenatal_self_referral SET lead_task_id = @task, lead_user_id = @lead WHERE id = @id", new { id, task, lead }, ct);
        }
    }
}
