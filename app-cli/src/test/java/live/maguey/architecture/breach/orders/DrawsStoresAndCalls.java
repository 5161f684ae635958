package live.maguey.architecture.breach.orders;

import java.awt.Color;
import java.net.http.HttpClient;
import java.sql.Connection;
import javax.imageio.ImageIO;
import javax.sql.DataSource;

record DrawsStoresAndCalls(
    Color color, Connection connection, DataSource pool, HttpClient client, ImageIO pictures) {}
