import { Problem } from "../../../api/problem";
import { apiRoute } from "../../../api/route";
import { getAuthToken } from "../../../auth/server";
import { changeLabCustomer } from "../../../prefetch/change-on-server";

/** POST changes the lab's customer as the signed-in user, from the server session; answers `{stamp}`. No body. */
export default apiRoute<{ stamp: string }>({
  POST: async (req, res) => {
    // The cookie comes along from every page of this site, other ports of localhost too; only ours may ask, and no program.
    if (req.headers["sec-fetch-site"] !== "same-origin")
      throw new Problem(403, "Only this app's pages may ask.");
    const token = await getAuthToken({ req, res });
    if (!token) throw new Problem(401, "The server does not know you. Sign in again; nothing was changed.");
    res.status(200).json({ stamp: await changeLabCustomer(token) });
  },
});

export const config = { api: { bodyParser: false } };
