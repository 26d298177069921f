using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>She chose again what the hub may know and whom it may tell: what stood before is forgotten, in whatever order it is heard.</summary>
internal sealed class ChangesLinkWhenHubLinkChosenAgain(Db db, ToldPractices practices) : IWhen<HubLinkChosenAgain>
{
    public async Task Handle(HubLinkChosenAgain happened, CancellationToken ct)
    {
        var row = new
        {
            happened.LinkId,
            happened.DueMonth,
            happened.Choices,
            needs = ToldCodes.Needs(happened.NeedsCodes),
            language = ToldCodes.Language(happened.LanguageCode),
            backTo = ToldCodes.BackTo(happened.BackToCodes),
        };
        if (await db.Execute("""
            UPDATE familyhubs_link SET due_month = @DueMonth, needs = @needs, language = @language, back_to = @backTo, choices = @Choices
            WHERE id = @LinkId AND (choices IS NULL OR choices < @Choices)
            """, row, ct) > 0)
        {
            // What her practice could read goes where she took that back.
            if (!Links.Codes(row.backTo).Contains(Links.Practice)) await practices.Forget(happened.LinkId, ct);
            return;
        }
        if (await db.Find<int>("SELECT (SELECT COUNT(*) FROM familyhubs_link WHERE id = @LinkId) + (SELECT COUNT(*) FROM familyhubs_link_heard WHERE link_id = @LinkId AND choices >= @Choices)", row, ct) > 0) return;
        if (await db.Execute("""
            UPDATE familyhubs_link_heard SET due_known = 1, due_month = @DueMonth, choices = @Choices, needs = @needs, language = @language, back_to = @backTo WHERE link_id = @LinkId
            """, row, ct) == 0)
            await db.Execute("""
                INSERT INTO familyhubs_link_heard (link_id, due_known, due_month, choices, needs, language, back_to) VALUES (@LinkId, 1, @DueMonth, @Choices, @needs, @language, @backTo)
                """, row, ct);
    }
}
