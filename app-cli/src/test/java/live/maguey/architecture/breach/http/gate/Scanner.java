package live.maguey.architecture.breach.http.gate;

import java.util.List;
import live.maguey.architecture.breach.http.shop.Cart;

public record Scanner(List<Cart> carts) {}
